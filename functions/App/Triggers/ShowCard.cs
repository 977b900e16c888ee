using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Members;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A member's card for the counter and the telephone: its number and that as a QR code. The number is written down when
/// it is first shown, so that it can be looked up.
/// </summary>
public sealed class ShowCard(MemberDoor door, LedgerTable ledger, CardTable cards)
{
    [Function(nameof(ShowCard))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Card)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, visitor => Show(request, visitor, cancellation), cancellation);

    private async Task<Answer> Show(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        if ((await ledger.Account(visitor.Partition, cancellation)).MustStay().Value is not { IsMember: true })
        {
            return door.Refuse(request, visitor, Problem.NotAMember);
        }

        var number = await cards.Number(
            visitor.Shop.Settings.GuestKey, visitor.Shop.LedgerId, visitor.Customer, cancellation);
        return MemberDoor.Show(visitor, JsonSerializer.SerializeToUtf8Bytes(
            new CardDocument(number, CardNumber.Groups(number), QrPath.Of(number)), AnswerText.Default.CardDocument));
    }
}
