using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One invocation: the function, and the request or the timer that called it.</summary>
internal sealed class Invocation(FunctionEntry function, IServiceProvider services, CancellationToken cancelled)
    : FunctionContext
{
    private const string HttpContextKey = "HttpRequestContext";
    private string? _id;
    private IDictionary<object, object>? _items;
    private BindingContext? _binding;

    /// <summary>The request that called; functions and middleware see it as <see cref="Http"/>.</summary>
    public HttpContext? Incoming { get; init; }

    /// <summary>The request, once <see cref="HttpAnswers"/> is reached: middleware added before it has none.</summary>
    public HttpContext? Http { get; set; }

    public TimerInfo? Timer { get; init; }

    public RouteValueDictionary Route { get; init; } = [];

    public Returned Result { get; } = new();

    public override string InvocationId => _id ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override CancellationToken CancellationToken { get; } = cancelled;

    public override IDictionary<object, object> Items
    {
        get => _items ??= Http is null ? [] : new Dictionary<object, object> { [HttpContextKey] = Http };
        set => _items = value;
    }

    public override BindingContext BindingContext => _binding ??= new RouteBinding(Route);

    public async Task RunAsync() => Result.Value = await function.InvokeAsync(this);

    private sealed class RouteBinding(RouteValueDictionary route) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => route;
    }
}

/// <summary>The value a function returned, awaited.</summary>
internal sealed class Returned : InvocationResult
{
    public override object? Value { get; set; }
}
