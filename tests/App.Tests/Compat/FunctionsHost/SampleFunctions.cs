using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>One function for each way of being called and of answering.</summary>
public sealed class SampleFunctions(PerInvocation mine, Notes notes)
{
    [Function("ZzzRest")]
    public static IResult Rest(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) =>
        Results.Text($"rest {request.Method} {path}");

    [Function("anyThing")]
    public static IResult AnyThing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/{what}")] HttpRequest request, string what) =>
        Results.Text($"anything {what}");

    [Function("Exact")]
    public static IResult Exact(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "order/exact")] HttpRequest request) =>
        Results.Text("exact");

    [Function("Decode")]
    public static IResult Decode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "values/{first}/x/{second?}")] HttpRequest request,
        string first,
        string? second,
        FunctionContext context) =>
        Results.Text($"{first}|{second ?? "none"}|{context.BindingContext.BindingData["first"]}"
            + $"|{request.RouteValues["first"]}|{context.FunctionDefinition.Name}");

    [Function("Number")]
    public static IResult Number(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{n:int}")] HttpRequest request, string n) =>
        Results.Text($"number {n}");

    [Function("Headed")]
    public static IResult Headed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "headed")] HttpRequest request) =>
        Results.Text($"{request.Method}");

    [Function("Traced")]
    public static async Task<IResult> Traced(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "traced")] HttpRequest request)
    {
        await Task.Yield();
        return Results.Text($"{request.Headers.TraceParent} {Activity.Current?.Id ?? "none"}");
    }

    [Function("Action")]
    public static Task<IActionResult> Action(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        Task.FromResult<IActionResult>(new ObjectResult(new { Points = 12 }) { StatusCode = 201 });

    [Function("Ignored")]
    public static string Ignored(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ignored")] HttpRequest request) => "not an answer";

    [Function("Throws")]
    public static async Task<IResult> Throws(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request)
    {
        await request.HttpContext.Response.Body.FlushAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(9));
        throw new InvalidOperationException("after the headers went out");
    }

    [Function("ThrowsEarly")]
    public static IResult ThrowsEarly(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws-early")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["x-left"] = "behind";
        throw new InvalidOperationException("a bug");
    }

    [Function("Count")]
    public static async Task<IResult> Count(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "count")] HttpRequest request,
        CancellationToken cancelled)
    {
        var buffer = new byte[65536];
        var count = 0L;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancelled)) > 0;)
        {
            count += read;
        }

        return Results.Text($"{count}");
    }

    [Function("Refuse")]
    public static IResult Refuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refuse")] HttpRequest request) =>
        Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

    [Function("Who")]
    public static IResult Who(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "who")] HttpRequest request) =>
        Results.Text($"{request.Scheme}://{request.Host} {request.HttpContext.Connection.RemoteIpAddress}");

    [Function("Administer")]
    public static IResult Administer(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/{*path}")] HttpRequest request, string? path) =>
        Results.Text($"never {path}");

    [Function("Services")]
    public IResult Services(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "services")] HttpRequest request,
        FunctionContext context)
    {
        notes.Add("ran");
        var again = (PerInvocation?)context.InstanceServices.GetService(typeof(PerInvocation));
        var asked = (PerInvocation?)request.HttpContext.RequestServices.GetService(typeof(PerInvocation));
        return Results.Text($"{mine.Id} {again?.Id} {asked?.Id}");
    }
}
