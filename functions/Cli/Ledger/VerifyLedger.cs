using System.CommandLine;
using System.Globalization;

namespace Loyalty.Cli.Ledger;

/// <summary>
/// <c>loyalty ledger verify</c>: every account of a shop is folded again, 256 ranges side by side. It ends with 0 where
/// all is as it was written, 1 with findings, 2 where it could not be said.
/// </summary>
public static class VerifyLedger
{
    private const int Ranges = 256;

    private static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "How many ranges at once, 1 to 64.",
        HelpName = "count",
        DefaultValueFactory = _ => 8,
        Validators = { given => Options.Between(given, 1, 64) },
    };

    public static Command Command() => Verb.Of(
        "verify",
        "Folds every account of a shop again and names what is wrong; of its test orders with --test behind the id.",
        Run,
        ["loyalty ledger verify --shop nordlys", "loyalty ledger verify --shop nordlys--test --json"],
        Options.Shop,
        Parallel);

    private static async Task<Told> Run(Asked asked)
    {
        var tally = new Tally();
        ProblemLine? problem = null;
        try
        {
            await All(asked, tally);
        }
        catch (CouldNotException reason)
        {
            problem = new ProblemLine(reason.Code, reason.Message, reason.Next);
        }

        var document = new VerifiedLedger(
            asked.Shop, asked.Url.AbsoluteUri, problem is null, tally.Accounts, tally.Entries, tally.Orders,
            tally.Wrong, tally.Findings, problem);
        using var output = new StringWriter { NewLine = "\n" };
        using var aside = new StringWriter { NewLine = "\n" };
        Report.Write(asked.Shop, asked.Url, tally, problem, output, aside);
        return Told.Of(
            document,
            CliText.Default.VerifiedLedger,
            output.ToString(),
            problem is not null ? Exit.CouldNot : tally.Wrong > 0 ? Exit.Findings : Exit.Fine,
            aside.ToString());
    }

    private static async Task All(Asked asked, Tally tally)
    {
        var api = asked.Api;
        using var progress = Progress.OnTerminal(Console.Error);
        var limit = new ParallelOptions
        {
            MaxDegreeOfParallelism = asked.Of(Parallel),
            CancellationToken = asked.Stop,
        };
        try
        {
            // The first alone: a wrong key or address is said once, not by all at once.
            await One(asked, api, 0, tally, progress, asked.Stop);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                Enumerable.Range(1, Ranges - 1),
                limit,
                async (range, stop) => await One(asked, api, range, tally, progress, stop));
        }
        catch (OperationCanceledException)
        {
            throw new CouldNotException("stopped", "Stopped before the end.", "Start it again: it changes nothing.");
        }
    }

    private static async Task One(
        Asked asked, OwnerApi api, int range, Tally tally, Progress progress, CancellationToken stop)
    {
        var route = asked.Route("ledger", "verify")
            .With("range", range.ToString("x2", CultureInfo.InvariantCulture));
        string? after = null;
        do
        {
            var page = await api.Get(route.With("after", after), CliText.Default.VerifiedPage, stop);
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
}
