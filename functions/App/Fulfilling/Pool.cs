using System.Globalization;
using System.Text;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// A code of those the owner uploaded: the one that was set aside before the points were spent. What it is good for,
/// and whether it was used, only its owner knows.
/// </summary>
public sealed class Pool(StockTable stock) : IFulfilment
{
    /// <summary>So many codes can be uploaded at once.</summary>
    public const int MostAtOnce = 1_000;

    private const int Longest = 100;

    public string Code => Fulfilments.Pool;

    /// <summary>1 to 100 printable characters without blanks.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: > 0 and <= Longest } && text.EnumerateRunes().All(IsPrintable);

    public string? WhyNot(Shop shop, Redemption wanted) => wanted.Reward is null ? StoreTrouble.KindUnsupported : null;

    public async Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        await stock.Find(shop.LedgerId, redemption.Id, cancellation) is { Code: { } code }
            ? new Made.Ready(null, code)
            : new Made.Refused(StoreTrouble.NoCode);

    public Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        Task.FromResult<Unmade>(new Unmade.Unknown());

    private static bool IsPrintable(Rune letter) =>
        letter.Value != 0xFFFD && Rune.GetUnicodeCategory(letter) is not (
            UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
