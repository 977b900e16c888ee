using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>What cannot work is refused at start.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(typeof(UnknownParameter), "Function 'Unknown' cannot bind parameter 'missing'.")]
    [InlineData(typeof(TwoOfAName), "Two functions are named 'SAME'.")]
    [InlineData(typeof(NoTrigger), "Function 'None' needs exactly one trigger.")]
    public void a_function_that_cannot_be_called_is_refused(Type type, string message)
    {
        var creating = () => FunctionsApplication.CreateBuilder([], AppContext.BaseDirectory, type);
        creating.Should().Throw<InvalidOperationException>().WithMessage(message);
    }

    [Fact]
    public void a_value_task_is_refused() =>
        FluentActions.Invoking(() => FunctionsApplication.CreateBuilder([], AppContext.BaseDirectory, typeof(Valued)))
            .Should().Throw<InvalidOperationException>().WithMessage("*use Task.");

    [Fact]
    public void a_schedule_of_five_fields_is_refused()
    {
        var builder = FunctionsApplication.CreateBuilder(["--PORT=0"], AppContext.BaseDirectory, typeof(FiveFields));
        var starting = () => builder.Build();
        starting.Should().Throw<Exception>();
    }

    [Fact]
    public void http_functions_need_the_integration()
    {
        var builder =
            FunctionsApplication.CreateBuilder(["--PORT=0"], AppContext.BaseDirectory, typeof(SampleFunctions));
        FluentActions.Invoking(builder.Build).Should().Throw<InvalidOperationException>()
            .WithMessage("*ConfigureFunctionsWebApplication()*");
    }

    [Fact]
    public void an_app_is_built_once()
    {
        var builder = FunctionsApplication.CreateBuilder(["--PORT=0"], AppContext.BaseDirectory, typeof(Empty));
        using var host = builder.ConfigureFunctionsWebApplication().Build();
        host.Services.GetService<Empty>().Should().BeNull();
        FluentActions.Invoking(builder.Build).Should().Throw<InvalidOperationException>();
    }

    private sealed class Empty;

    private sealed class UnknownParameter
    {
        [Function("Unknown")]
        public static void Run([HttpTrigger("get", Route = "x/{id}")] HttpRequest request, string missing) =>
            throw new NotSupportedException($"{request}{missing}");
    }

    private sealed class TwoOfAName
    {
        [Function("Same")]
        public static void One([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) => _ = timer;

        [Function("SAME")]
        public static void Two([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) => _ = timer;
    }

    private sealed class NoTrigger
    {
        [Function("None")]
        public static void Run(CancellationToken cancelled) => _ = cancelled;
    }

    private sealed class Valued
    {
        [Function("Valued")]
        public static ValueTask Run([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) => ValueTask.CompletedTask;
    }

    private sealed class FiveFields
    {
        [Function("Five")]
        public static void Run([TimerTrigger("0 3 1 1 *")] TimerInfo timer) => _ = timer;
    }
}
