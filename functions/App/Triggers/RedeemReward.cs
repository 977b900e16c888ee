using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A member's redemptions: what they have taken, and taking another – a reward, or part of a cart paid with points –
/// once per idempotency key.
/// </summary>
public sealed class RedeemReward(MemberDoor door, Redemptions redemptions, LedgerTable ledger)
{
    private const int MostShown = 200;

    private const int LongestCode = 40;

    [Function(nameof(RedeemReward))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = Routes.Redemptions)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) => door.Enter(
            request,
            shop,
            "GET, HEAD, POST, OPTIONS",
            visitor => HttpMethods.IsPost(request.Method)
                ? Redeem(request, visitor, cancellation)
                : List(visitor, cancellation),
            cancellation);

    private async Task<Answer> Redeem(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        if (IdempotencyKey.Of(request, out var key) is { } missing)
        {
            return door.Refuse(request, visitor, missing);
        }

        var (asked, problem) = await MemberRequests.Read(request, MemberAsked.Default.RedeemRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, visitor, problem!);
        }

        if (BadPlace(asked) is { } place)
        {
            return door.Refuse(request, visitor, Problem.BadParameter(place));
        }

        var answered = await redemptions.Redeem(
            visitor.Shop, visitor.Customer, key, Choice(asked), Said(asked), cancellation);
        return answered.Refused is { } refused
            ? door.Refuse(request, visitor, refused)
            : Show(visitor, answered.Redemption!, answered.Account, answered.Outcome == Outcome.Settled ? 201 : 200);
    }

    private async Task<Answer> List(Visitor visitor, CancellationToken cancellation)
    {
        var account = (await ledger.Account(visitor.Partition, cancellation)).MustStay();
        var all = account.Value is null ? [] : await ledger.Redemptions(visitor.Partition, cancellation);
        return MemberDoor.Show(visitor, JsonSerializer.SerializeToUtf8Bytes(
            new RedemptionsDocument(
                [.. all.Take(MostShown).Select(one => Document(visitor, one, account.Value))], all.Count > MostShown),
            AnswerText.Default.RedemptionsDocument));
    }

    internal static Answer Show(Visitor visitor, Redemption redemption, Account? account, int status = 200) =>
        MemberDoor.Show(
            visitor,
            JsonSerializer.SerializeToUtf8Bytes(
                new RedeemedDocument(
                    Document(visitor, redemption, account),
                    account?.On(visitor.Today).Available ?? Points.Zero),
                AnswerText.Default.RedeemedDocument),
            status);

    private static RedemptionDocument Document(Visitor visitor, Redemption redemption, Account? account) =>
        RedemptionDocument.Of(RedemptionView.Of(
            redemption, account, visitor.Shop.Programs, visitor.Today, visitor.Reader.Chain));

    private static string? BadPlace(RedeemRequest asked) =>
        (asked.Reward is null) == (asked.Pay is null) ? "reward"
        : asked.Reward is { Length: 0 or > LongestCode } ? "reward"
        : asked.Currency is { } currency && (asked.Pay is not null || Currency.Parse(currency) is null) ? "currency"
        : asked.Market is { } market && (market.Length != 2 || !market.All(char.IsAsciiLetter)) ? "market"
        : asked.Pay is { Points: < 1 or > PointsQuote.MostAsked } ? "pay.points"
        : asked.Pay?.Cart.BadPlace("pay.cart");

    private static Wanted.Choice Choice(RedeemRequest asked) => asked.Pay is { } pay
        ? new Wanted.Payment(pay.Points, pay.Cart.ToMoney())
        : new Wanted.Chosen(asked.Reward!, Currency.Parse(asked.Currency), asked.Market?.ToUpperInvariant());

    /// <summary>What was asked, so that the same key with something else is known.</summary>
    private static string Said(RedeemRequest asked) =>
        "redeem " + JsonSerializer.Serialize(asked, MemberAsked.Default.RedeemRequest);
}
