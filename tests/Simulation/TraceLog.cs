using App.Tests;
using Microsoft.Extensions.Logging;

namespace Simulation;

/// <summary>
/// The app's own log in the trace; its last error is kept, for a run that it ends. Nothing that differs between two
/// plays of a seed (a trace id, a stack) goes into the trace.
/// </summary>
internal sealed class TraceLog(Trace trace) : HeardLog(LogLevel.Warning)
{
    public Exception? LastError { get; private set; }

    protected override void Hear(LogLevel level, string text, Exception? exception)
    {
        trace.Say($"  log {level} {text} {exception?.GetType().Name}");
        LastError = exception ?? LastError;
    }
}
