using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner gives a member points or takes some back, once per idempotency key; see <see cref="Adjusting"/>. The note
/// is kept with the owner's acts, encrypted, and never in the ledger.
/// </summary>
public sealed class AdjustPoints(OnceAsked once)
{
    private const int LongestNote = 300;

    private static readonly Deed<AdjustRequest> Deed = new(
        OwnerAsked.Default.AdjustRequest,
        asked => asked.Customer,
        Wrong,
        (asked, key, by, isTrial) => new Request.Adjust(key, new Points(asked.Points), asked.Reason, by, isTrial),
        Act.PointsAdjusted,
        (asked, entry) =>
        [
            ("points", entry.Points.ToString()),
            ("reason", Showing.Code(entry.Adjust!.Value)),
            ("note", asked.Note),
        ],
        (asked, answered, status) => OwnerDoor.Show(
            new AdjustedDocument(asked.Customer, answered.Entry!.Value, answered.Points, answered.Balance),
            OwnerText.Default.AdjustedDocument,
            status));

    [Function(nameof(AdjustPoints))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Adjustments)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) => once.Enter(request, shop, Deed, cancellation);

    private static string? Wrong(AdjustRequest asked) =>
        asked.Points is 0 or > Adjusting.MostPoints or < -Adjusting.MostPoints ? "points"
        : asked.Note is { } note && (note.Length > LongestNote || note.Any(char.IsControl)) ? "note"
        : null;
}
