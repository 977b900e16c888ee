using System.Globalization;

namespace Loyalty.Cli;

/// <summary>
/// One line on standard error that is written over while a long command works; nothing where nobody looks.
/// </summary>
public sealed class Progress(TextWriter error, bool isWatched) : IDisposable
{
    private readonly Lock turn = new();
    private int width;

    /// <summary>Somebody looks where standard error is a terminal.</summary>
    public static Progress OnTerminal(TextWriter error) => new(error, !Console.IsErrorRedirected);

    public void Say(FormattableString line)
    {
        if (isWatched)
        {
            lock (turn)
            {
                var text = line.ToString(CultureInfo.InvariantCulture);
                error.Write("\r" + text.PadRight(width));
                width = text.Length;
            }
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (width > 0)
        {
            error.Write("\r" + new string(' ', width) + "\r");
        }
    }
}
