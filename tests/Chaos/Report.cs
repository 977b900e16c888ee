using System.Globalization;
using System.Text;

namespace Chaos;

/// <summary>What was done to the apps, and whether anything was lost or done twice.</summary>
internal sealed record Report(
    Ask Ask, FaultyStorage Storage, Weather Weather, Post Post, Comparison Comparison, Chains Chains,
    Verified Verified)
{
    private const int MostShown = 40;

    public bool Holds => !Wrong.Any();

    private IEnumerable<string> Wrong => Comparison.Differences.Concat(Chains.Broken).Concat(Post.Carrier.Wrong)
        .Concat(Weather.Trouble is { } trouble ? [trouble] : [])
        .Concat(Verified.ExitCode == 0 ? [] : [$"loyalty ledger verify ended with {Verified.ExitCode}"]);

    public string ToText()
    {
        var text = new StringBuilder();
        Line("seed", $"{Ask.Seed} (CHAOS_SEED={Ask.Seed} sends the same again)");
        Line("took", $"{Weather.Since.TotalSeconds:F0} s, of which {Weather.Lasted.TotalSeconds:F0} s were a storm");
        Line("orders", $"{Ask.Orders}");
        Line("deliveries", $"{Post.Office.Count}, in {Post.Carrier.Tries} tries");
        Line("answers", string.Join(", ", Post.Carrier.Answers.Select(one => $"{one.Answer} {one.Count}")));
        Line("slowest answer", $"{Post.Carrier.Slowest.TotalMilliseconds:F0} ms");
        Line("kills (-9)", $"{Weather.Kills}");
        Line("storage calls", $"{Storage.Calls}; gone for {Weather.WasGone.TotalSeconds:F0} s");
        Line("faults", $"{Storage.Injected.Sum(one => one.Count)}: "
            + string.Join(", ", Storage.Injected.Select(one => $"{one.Kind} {one.Count}")));
        Line("time", $"{Ask.Faster} times as fast where storefronts send again");
        foreach (var one in Post.Subscriptions.Values)
        {
            Line(one.Storefront, $"gave up {one.GivenUp}, stopped sending {one.Stops} times, never sent {one.Unsent}");
        }

        Line("reconciled", $"{Post.Owner.Reconciled} orders given up by the storefront, sent again as they stand now");
        Line("compared", $"{Comparison.Accounts} accounts, {Comparison.Orders} orders, "
            + $"{Comparison.Entries} entries; {Chains.Count} hashes");
        Line("ledger verify", Verified.Said.ReplaceLineEndings(" "));
        Line("differences", $"{Wrong.Count()}");
        foreach (var wrong in Wrong.Take(MostShown))
        {
            text.AppendLine("  " + wrong);
        }

        return text.ToString();

        void Line(string what, string value) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{what,-15} {value}");
    }
}
