using System.Globalization;
using World;

namespace Simulation;

/// <summary>What must hold did not; <paramref name="check"/> names it.</summary>
public sealed class TruthException(string check, string what) : Exception($"{check}: {what}")
{
    public string Check { get; } = check;

    public TruthException()
        : this("", "")
    {
    }

    public TruthException(string message)
        : this("", message)
    {
    }

    public TruthException(string message, Exception inner)
        : this("", message + inner?.Message)
    {
    }
}

/// <summary>A genuine delivery is taken, or storage is away: nothing else is ever answered.</summary>
internal static class Answers
{
    public static void Check(Message message, Reply? reply)
    {
        if (reply is { Status: not (200 or 503) })
        {
            throw new TruthException("answers", $"{message.Storefront} {message.Topic} was answered {reply}.");
        }
    }
}

/// <summary>Numbers as text, the same everywhere.</summary>
internal static class Text
{
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
