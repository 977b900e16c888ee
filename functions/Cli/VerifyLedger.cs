using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace Loyalty.Cli;

/// <summary>
/// <c>loyalty ledger verify</c>: every account of a shop is folded again, 256 ranges side by side. It ends with 0 where
/// all is as it was written, 1 with findings, 2 where it could not be said.
/// </summary>
public static class VerifyLedger
{
    private const int Ranges = 256;

    private static readonly Option<string> Shop = new("--shop")
    {
        Description = "The shop’s id; with --test behind it, the ledger of its test orders.",
        Required = true,
    };

    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "Where the app answers.",
        DefaultValueFactory = _ => new Uri("http://localhost:7071"),
        CustomParser = Address,
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = $"The owner’s key. Better set {Settings.OwnerKeyName}: others on this machine can read a line.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Prints one JSON document on standard output.",
    };

    private static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "How many ranges at once, 1 to 64.",
        DefaultValueFactory = _ => 8,
        Validators = { given => Between(given, 1, 64) },
    };

    private static readonly Option<int> Patience = new("--patience")
    {
        Description = "How many seconds to try again while the app or its storage is away.",
        DefaultValueFactory = _ => 30,
        Validators = { given => Between(given, 0, 3_600) },
    };

    public static Command Command()
    {
        var command = new Command("verify", "Folds every account of a shop again and names what is wrong.")
        {
            Shop, Url, Key, Json, Parallel, Patience,
        };
        command.SetAction((given, cancellation) => Run(
            new Asked(
                given.GetValue(Shop)!,
                given.GetValue(Url)!,
                given.GetValue(Key),
                given.GetValue(Json),
                given.GetValue(Parallel),
                TimeSpan.FromSeconds(given.GetValue(Patience))),
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
            await System.Threading.Tasks.Parallel.ForEachAsync(
                Enumerable.Range(1, Ranges - 1),
                limit,
                async (range, stop) => await One(api, asked.Shop, range, tally, progress, stop));
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

    private static void Between(OptionResult given, int least, int most)
    {
        // What is no number at all is refused without us.
        if (given.Tokens is [var told] && int.TryParse(told.Value, CultureInfo.InvariantCulture, out var value)
            && (value < least || value > most))
        {
            given.AddError(string.Create(CultureInfo.InvariantCulture, $"{given.Option.Name} is {least} to {most}."));
        }
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https")
        {
            return address;
        }

        given.AddError("--url is not an address: give it whole, like https://points.example.com.");
        return null;
    }

    private sealed record Asked(string Shop, Uri Url, string? Key, bool Json, int Parallel, TimeSpan Patience);
}
