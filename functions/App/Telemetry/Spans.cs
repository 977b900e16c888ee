using System.Diagnostics;

namespace Loyalty.App.Telemetry;

/// <summary>
/// Where a request belongs in its sender's trace (W3C Trace Context). The Functions host runs us in a process of its
/// own and hands its trace over as a header; there is a current activity only where somebody listens to the worker.
/// </summary>
public static class Spans
{
    public static ActivitySource Source { get; } = new(Meters.Name);

    /// <summary>What a span of ours goes on from; default where nobody has begun a trace.</summary>
    public static ActivityContext Parent(HttpRequest request) =>
        Activity.Current?.Context
        ?? (ActivityContext.TryParse(
            request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var told) ? told : default);

    /// <summary>The trace to look a request up by, whether or not anybody listens.</summary>
    public static string TraceId(HttpRequest request) =>
        Parent(request) is var parent && parent != default
            ? parent.TraceId.ToString()
            : request.HttpContext.TraceIdentifier;
}
