using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// What points pay of a cart: what was asked for, the least and the most. One point read; nothing is written or held.
/// </summary>
public sealed class QuoteCart(MemberDoor door, LedgerTable ledger)
{
    [Function(nameof(QuoteCart))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Quote)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Doing, visitor => Quote(request, visitor, cancellation), cancellation);

    private async Task<Answer> Quote(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        var (asked, problem) = await MemberRequests.Read(request, MemberAsked.Default.QuoteRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, visitor, problem!);
        }

        if (asked.Cart.BadPlace("cart") is { } place)
        {
            return door.Refuse(request, visitor, Problem.BadParameter(place));
        }

        if (asked.Points is < 1 or > PointsQuote.MostAsked)
        {
            return door.Refuse(request, visitor, Problem.BadParameter("points"));
        }

        var account = (await ledger.Account(visitor.Partition, cancellation)).MustStay().Value;
        var available = account is { IsMember: true } ? account.On(visitor.Today).Available : Points.Zero;
        if (PointsQuote.Of(visitor.Program.PayWithPoints, asked.Cart.ToMoney(), available.Value, asked.Points)
            is not { } quote)
        {
            return door.Refuse(request, visitor, Problem.CurrencyNotOffered);
        }

        var why = account is not { IsMember: true } ? Problem.NotAMember
            : asked.Points > available.Value ? Problem.PointsInsufficient(available)
            : quote.WhyNot(asked.Points ?? quote.Most);
        return MemberDoor.Show(visitor, JsonSerializer.SerializeToUtf8Bytes(
            QuoteDocument.Of(quote, available, why), AnswerText.Default.QuoteDocument));
    }
}
