using System.CommandLine;

namespace Loyalty.Cli;

/// <summary>
/// One run of a command: what it was given, and the app it speaks to, asked for only where it is needed.
/// </summary>
public sealed class Asked(ParseResult given, CancellationToken stop) : IDisposable
{
    private OwnerApi? api;

    public CancellationToken Stop => stop;

    public Uri Url => given.GetValue(Options.Url)!;

    public string Shop => given.GetValue(Options.Shop)!;

    public bool IsJson => given.GetValue(Options.Json);

    public bool IsDry => given.GetValue(Options.DryRun);

    public TimeSpan Patience => TimeSpan.FromSeconds(given.GetValue(Options.Patience));

    public OwnerApi Api => api ??= Open();

    public T? Of<T>(Option<T> option) => given.GetValue(option);

    public T? Of<T>(Argument<T> argument) => given.GetValue(argument);

    /// <summary>Below the shop's own address, with words in English.</summary>
    public Route Route(params IReadOnlyList<string> parts) => Cli.Route.Of(["shops", Shop, .. parts]);

    /// <summary>The same, for what changes something: only tried where that was asked for.</summary>
    public Route Change(params IReadOnlyList<string> parts) => Route(parts).With("dryRun", IsDry ? "true" : null);

    /// <summary>
    /// Before what cannot be taken back: asks on a terminal; a script has to say so beforehand, and never waits.
    /// </summary>
    public void Confirm(string question)
    {
        if (given.GetValue(Options.Yes) || IsDry)
        {
            return;
        }

        if (Console.IsInputRedirected || IsJson)
        {
            throw new CouldNotException("not_confirmed", question, "Add --yes to do it, or --dry-run to look only.");
        }

        Console.Error.Write(question + " [y/N] ");
        if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "yes"))
        {
            throw new CouldNotException("not_confirmed", "Nothing was done.", "Answer y to do it.");
        }
    }

    public void Dispose() => api?.Dispose();

    private OwnerApi Open()
    {
        var key = Settings.OwnerKey(given.GetValue(Options.Key), Url) ?? throw new CouldNotException(
            "owner_key_missing", "There is no owner’s key.", $"Set {Settings.OwnerKeyName}, or give one with --key.");
        if (Url is { Scheme: "http", IsLoopback: false })
        {
            Console.Error.WriteLine($"The key travels readable over {Url}: use https.");
        }

        return new OwnerApi(Url, key, Patience);
    }
}
