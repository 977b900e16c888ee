using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A function as found: its trigger, and the calls that bind its parameters, prepared once at start.</summary>
internal sealed class FunctionEntry : FunctionDefinition
{
    private readonly MethodInfo _method;
    private readonly MethodInvoker _call;
    private readonly Func<Invocation, object?>[] _arguments;
    private readonly Func<object?, ValueTask<object?>> _await;

    public FunctionEntry(string name, MethodInfo method)
    {
        _method = method;
        _call = MethodInvoker.Create(method);
        _await = ReturnValues.AwaiterOf(method);
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        var parameters = method.GetParameters();
        Http = parameters.Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(a => a is not null);
        Timer = parameters.Select(p => p.GetCustomAttribute<TimerTriggerAttribute>())
            .SingleOrDefault(a => a is not null);
        if (Http is null == Timer is null)
        {
            throw new InvalidOperationException($"Function '{name}' needs exactly one trigger.");
        }

        _arguments = [.. parameters.Select(p => Arguments.BinderOf(p, this))];
    }

    public HttpTriggerAttribute? Http { get; }

    public TimerTriggerAttribute? Timer { get; }

    /// <summary>The class to make one of for each invocation; null where the function is static.</summary>
    public Type? Class => _method.IsStatic ? null : _method.ReflectedType;

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint { get; }

    public override string PathToAssembly => _method.Module.FullyQualifiedName;

    public ValueTask<object?> InvokeAsync(Invocation invocation)
    {
        var instance = Class is { } type ? invocation.InstanceServices.GetRequiredService(type) : null;
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _arguments[i](invocation);
        }

        return _await(_call.Invoke(instance, values.AsSpan()));
    }
}
