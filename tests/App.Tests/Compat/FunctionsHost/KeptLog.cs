using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>Keeps every entry of level Error and above.</summary>
public sealed class KeptLog() : HeardLog(LogLevel.Error)
{
    public ConcurrentQueue<string> Errors { get; } = new();

    protected override void Hear(LogLevel level, string text, Exception? exception) =>
        Errors.Enqueue($"{text}: {exception?.Message}");
}
