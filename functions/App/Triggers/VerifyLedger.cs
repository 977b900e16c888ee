using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Folds a page of accounts of one of the 256 ranges again and says what is wrong with them. It reads only, a bounded
/// number of rows a call; whoever asks goes on with <c>next</c>, and through all ranges.
/// </summary>
public sealed class VerifyLedger(OwnerDoor door, Verifier verifier)
{
    [Function(nameof(VerifyLedger))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.VerifyLedger)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            Routes.Reading,
            owner => Verify(request, owner.Shop, cancellation),
            cancellation,
            hasTestToo: true);

    private async Task<Answer> Verify(HttpRequest request, Shop shop, CancellationToken cancellation)
    {
        if (request.Query["range"] is not [{ Length: 2 } range] || !range.All(char.IsAsciiHexDigitLower))
        {
            return door.Refuse(request, Problem.BadParameter("range"));
        }

        var asked = request.Query["after"];
        if (asked.Count > 0 && (asked is not [{ } one] || !Keys.IsEncoded(one)))
        {
            return door.Refuse(request, Problem.BadParameter("after"));
        }

        var page = await verifier.Page(shop, range, asked.Count == 0 ? null : asked[0], cancellation);
        return OwnerDoor.Show(JsonSerializer.SerializeToUtf8Bytes(
            Showing.Verified(shop, range, page), AnswerText.Default.VerifiedDocument));
    }
}
