using System.Text.Json;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Members;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// What a member has and holds. One point read; a customer never seen gets zeros and nothing is written.
/// </summary>
public sealed class ShowMember(MemberDoor door, LedgerTable ledger)
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
        return MemberDoor.Show(visitor, Document(visitor, account.Value, market));
    }

    internal static byte[] Document(Visitor visitor, Ledger.Account? account, string? market = null)
    {
        var reader = visitor.Reader;
        var view = MemberView.Of(account, visitor.Program, visitor.Today, reader.Chain, market);
        var notices = NoticeView.Of(visitor.Shop.Programs, visitor.Now, reader.Chain);
        return JsonSerializer.SerializeToUtf8Bytes(
            Showing.Member(visitor.Shop, visitor.Customer, view, reader.Language, notices),
            AnswerText.Default.MemberDocument);
    }
}
