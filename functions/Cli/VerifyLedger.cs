using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Loyalty.Cli;

/// <summary>
/// <c>loyalty ledger verify</c>: every account of a shop is folded again, 256 ranges side by side; ends with 0 where all
/// is as it was written, 1 with findings, 2 where it could not be said.
/// </summary>
public static class VerifyLedger
{
    private const int Ranges = 256;

    private const int MostParallel = 64;

    public static Command Command()
    {
        var shop = new Option<string>("--shop")
        {
            Description = "The shop’s id; with --test behind it, the ledger of its test orders.",
            Required = true,
        };
        var url = new Option<Uri>("--url")
        {
            Description = "Where the app answers.",
            DefaultValueFactory = _ => new Uri("http://localhost:7071"),
            CustomParser = given => Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https" ? address : Wrong(given, "--url is not an address: give it whole."),
        };
        var key = new Option<string>("--key")
        {
            Description = $"The owner’s key. Better set {Settings.OwnerKeyName}: others on this machine can read a line.",
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document on standard output." };
        var parallel = new Option<int>("--parallel")
        {
            Description = "How many ranges at once, 1 to 64.",
            DefaultValueFactory = _ => 8,
        };
        var patience = new Option<int>("--patience")
        {
            Description = "How many seconds to try again while the app or its storage is away.",
            DefaultValueFactory = _ => 30,
        };
        parallel.Validators.Add(given => Between(given, given.GetValue(parallel), 1, MostParallel));
        patience.Validators.Add(given => Between(given, given.GetValue(patience), 0, 3_600));
        var command = new Command("verify", "Folds every account of a shop again and names what is wrong.")
        {
            shop, url, key, json, parallel, patience,
        };
        command.SetAction((given, cancellation) => Run(
            new Asked(
                given.GetValue(shop)!,
                given.GetValue(url)!,
                given.GetValue(key),
                given.GetValue(json),
                given.GetValue(parallel),
                TimeSpan.FromSeconds(given.GetValue(patience))),
            cancellation));
        return command;
    }

    private static async Task<int> Run(Asked asked, CancellationToken cancellation)
    {
        var tally = new Tally();
        ProblemLine? problem = null;
        try
        {
            await All(asked, tally, cancellation);
        }
        catch (CouldNotException reason)
        {
            problem = new ProblemLine(reason.Code, reason.Message, reason.Next);
        }

        if (asked.Json)
        {
            var document = new VerifiedLedger(
                asked.Shop, asked.Url.AbsoluteUri, problem is null, tally.Accounts, tally.Entries, tally.Orders,
                tally.Wrong, tally.Findings, problem);
            Console.WriteLine(JsonSerializer.Serialize(document, CliText.Default.VerifiedLedger));
        }
        else
        {
            Report.Write(asked.Shop, asked.Url, tally, problem, Console.Out, Console.Error);
        }

        return problem is not null ? Exit.CouldNot : tally.Wrong > 0 ? Exit.Findings : Exit.Fine;
    }

    private static async Task All(Asked asked, Tally tally, CancellationToken cancellation)
    {
        var key = Settings.OwnerKey(asked.Key, asked.Url, asked.Shop) ?? throw new CouldNotException(
            "owner_key_missing", "There is no owner’s key.", $"Set {Settings.OwnerKeyName}, or give one with --key.");
        if (asked.Url is { Scheme: "http", IsLoopback: false })
        {
            await Console.Error.WriteLineAsync($"The key travels readable over {asked.Url}: use https.");
        }

        using var api = new OwnerApi(asked.Url, key, asked.Patience);
        using var progress = Progress.OnTerminal(Console.Error);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = asked.Parallel, CancellationToken = cancellation };
        try
        {
            // The first alone: a wrong key or address is said once, not by all at once.
            await One(api, asked.Shop, 0, tally, progress, cancellation);
            await Parallel.ForEachAsync(Enumerable.Range(1, Ranges - 1), limit, async (range, stop) =>
                await One(api, asked.Shop, range, tally, progress, stop));
        }
        catch (OperationCanceledException)
        {
            throw new CouldNotException("stopped", "Stopped before the end.", "Start it again: it changes nothing.");
        }
    }

    private static async Task One(
        OwnerApi api, string shop, int range, Tally tally, Progress progress, CancellationToken cancellation)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"api/admin/shops/{Uri.EscapeDataString(shop)}/ledger/verify?lang=en&range={range:x2}");
        string? after = null;
        do
        {
            var page = await api.Get(
                after is null ? path : path + "&after=" + Uri.EscapeDataString(after),
                CliText.Default.VerifiedPage,
                cancellation);
            if (page.Next is not null && string.CompareOrdinal(page.Next, after) <= 0)
            {
                throw new CouldNotException(
                    "not_understood", "The app leads back to where it was.", "Update it: it is a bug.");
            }

            tally.Add(page);
            after = page.Next;
            progress.Say($"{tally.Ranges} of {Ranges} ranges, {tally.Accounts:N0} accounts, {tally.Wrong:N0} findings");
        }
        while (after is not null);
    }

    private static void Between(System.CommandLine.Parsing.OptionResult given, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            given.AddError(string.Create(CultureInfo.InvariantCulture, $"{given.Option.Name} is {least} to {most}."));
        }
    }

    private static Uri? Wrong(System.CommandLine.Parsing.ArgumentResult given, string error)
    {
        given.AddError(error);
        return null;
    }

    private sealed record Asked(string Shop, Uri Url, string? Key, bool Json, int Parallel, TimeSpan Patience);
}
