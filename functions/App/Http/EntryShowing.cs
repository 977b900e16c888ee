using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>
/// Entries as documents, in the reader's language. What the owner calls a tier is as now; rules and events are called
/// as they were when they counted, or as the newest version that has them says.
/// </summary>
public sealed class EntryShowing(ProgramHistory programs, DateTimeOffset now, IReadOnlyList<string> reader)
{
    private readonly LoyaltyProgram current = programs.InForceAt(now);

    public EntryDocument Entry(Entry entry)
    {
        var tier = TierOf(entry);
        var version = programs.Versions.FirstOrDefault(one => one.Version == entry.Terms?.ProgramVersion)
            ?? programs.InForceAt(entry.At);
        return new EntryDocument(
            entry.Sequence,
            entry.At,
            Showing.Code(entry.Kind),
            entry.Points,
            entry.Order,
            entry.Number,
            entry.Order?.Storefront,
            entry.Due,
            entry.Recorded,
            [.. (entry.Reasons ?? []).Select(reason => Reason(reason, version))],
            entry.Spare is { } spare ? Showing.Code(spare) : null,
            entry.Adjust is { } adjust ? Showing.Code(adjust) : null,
            tier?.Code,
            tier?.Name.In(reader),
            entry.Event?.Code,
            NameOf(version, program => program.Earning?.Events?.FirstOrDefault(
                one => one.Code == entry.Event?.Code)?.Name),
            entry.Lot?.AvailableOn,
            entry.Lot?.ExpiresOn,
            entry.Taken?.Id ?? entry.Redemption,
            entry.Taken?.Reward,
            NameOf(version, program => program.Rewards?.FirstOrDefault(one => one.Code == entry.Taken?.Reward)?.Name),
            entry.Return is { } back ? Showing.Code(back) : null);
    }

    /// <summary>What a tier entry ends in, or a placed one gives; null where what was given is ended.</summary>
    private Tier? TierOf(Entry entry) => entry.Kind switch
    {
        EntryKind.Tier => current.Tiers[current.IndexOf(entry.Holdings is [.., var top] ? top.Tier : null)],
        EntryKind.Placed when entry.Placed is { } placed => current.Tiers[current.IndexOf(placed.Tier)],
        _ => null,
    };

    private ReasonDocument Reason(Reason reason, LoyaltyProgram version) => new(
        reason.Rule,
        reason.Points,
        Showing.Text(reason.AmountMinor),
        reason.Currency?.Code,
        reason.Currency?.Exponent,
        Showing.Text(reason.RatePoints),
        Showing.Text(reason.RatePerMinor),
        reason.Tier,
        current.Tiers.FirstOrDefault(tier => tier.Code == reason.Tier)?.Name.In(reader),
        Showing.Text(reason.Multiplier),
        reason.Code,
        NameOf(version, program => program.Earning?.Rules?.FirstOrDefault(one => one.Code == reason.Code)?.Name),
        Showing.Text(reason.MinimumMinor));

    private string? NameOf(LoyaltyProgram version, Func<LoyaltyProgram, Words?> name) =>
        programs.Versions.Reverse().Prepend(version).Select(name).FirstOrDefault(words => words is not null)
            ?.In(reader);
}
