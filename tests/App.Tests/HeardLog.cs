using Microsoft.Extensions.Logging;

namespace App.Tests;

/// <summary>A log that hears every entry from a level on, of all categories.</summary>
public abstract class HeardLog(LogLevel from) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Hear(logLevel, formatter(state, exception), exception);
        }
    }

    public void Dispose() => GC.SuppressFinalize(this);

    protected abstract void Hear(LogLevel level, string text, Exception? exception);
}
