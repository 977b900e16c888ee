using Microsoft.Extensions.Logging;

namespace Simulation;

/// <summary>
/// The app's own log in the trace; its last error is kept, for a run that it ends. Nothing that differs between two
/// plays of a seed (a trace id, a stack) goes into the trace.
/// </summary>
internal sealed class TraceLog(Trace trace) : ILoggerProvider, ILogger
{
    public Exception? LastError { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            trace.Say($"  log {logLevel} {formatter(state, exception)} {exception?.GetType().Name}");
            LastError = exception ?? LastError;
        }
    }

    public void Dispose()
    {
    }
}
