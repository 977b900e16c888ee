using Loyalty.Program;

namespace Loyalty.Members;

/// <summary>
/// A perk and whether the member's tier has it. Where it leads is told to those alone who have it; what is bought again
/// leads nowhere before anything was bought.
/// </summary>
public sealed record PerkView(
    Perk Perk, string Tier, string TierName, string Name, string Text, bool Unlocked, string? Url)
{
    private const string LastOrder = "{order}";

    public static PerkView Of(
        Perk perk, Tier tier, bool isUnlocked, OrderId? lastOrder, IReadOnlyList<string> languages) =>
        new(
            perk,
            tier.Code,
            tier.Name.In(languages),
            perk.Name.In(languages),
            perk.Text.In(languages),
            isUnlocked,
            isUnlocked ? Address(perk.Url?.In(languages), lastOrder) : null);

    private static string? Address(string? url, OrderId? lastOrder) =>
        url is null || !url.Contains(LastOrder, StringComparison.Ordinal) ? url
        : lastOrder is { } order ? url.Replace(LastOrder, Uri.EscapeDataString(order.Value), StringComparison.Ordinal)
        : null;
}
