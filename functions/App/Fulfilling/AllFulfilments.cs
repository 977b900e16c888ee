using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>Every way there is, by its code.</summary>
public sealed class AllFulfilments(IEnumerable<IFulfilment> all)
{
    private const string Unknown = "fulfilment_unknown";

    private readonly Dictionary<string, IFulfilment> byCode = all.ToDictionary(one => one.Code, StringComparer.Ordinal);

    /// <summary>What a program can name.</summary>
    public IReadOnlyCollection<string> Codes => byCode.Keys;

    public IFulfilment Of(Redemption redemption) => byCode[redemption.Fulfilment];

    /// <summary>Why a shop cannot make it; null where it can.</summary>
    public Problem? WhyNot(Shop shop, Redemption wanted) =>
        !byCode.TryGetValue(wanted.Fulfilment, out var one) ? Problem.RewardNotMade(Unknown)
        : one.WhyNot(shop, wanted) is { } why ? Problem.RewardNotMade(why)
        : null;
}
