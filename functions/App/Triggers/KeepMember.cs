using Loyalty.App.Http;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// What a member has and holds. One point read, and one more where rewards were taken; a customer never seen gets zeros
/// and nothing is written.
/// </summary>
public sealed class ShowMember(MemberDoor door, LedgerTable ledger, MemberShowing showing)
{
    [Function(nameof(ShowMember))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Member)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, visitor => Show(request, visitor, cancellation), cancellation);

    private async Task<Answer> Show(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        if (!AskedMarket.Read(request, out var market))
        {
            return door.Refuse(request, visitor, Problem.BadParameter("market"));
        }

        var account = await ledger.Account(visitor.Partition, cancellation);
        return MemberDoor.Show(visitor, await showing.Document(visitor, account.Value, market, cancellation));
    }
}
