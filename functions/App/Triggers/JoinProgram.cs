using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>A customer joins by one tap; answered with the member's points at once. Once per idempotency key.</summary>
public sealed class JoinProgram(
    MemberDoor door, MemberShowing showing, AccountLines lines, LedgerTable ledger, FormerKeys former,
    Endings endings, LocaleCatalog words)
{
    private const int MostBytes = 4 * 1024;

    [Function(nameof(JoinProgram))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Join)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Doing, visitor => Join(request, visitor, cancellation), cancellation);

    private async Task<Answer> Join(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        if (!RequestBody.IsJson(request))
        {
            return door.Refuse(request, visitor, Problem.UnsupportedMediaType);
        }

        if (IdempotencyKey.Of(request, out var key) is { } problem)
        {
            return door.Refuse(request, visitor, problem);
        }

        if (await RequestBody.Read(request, MostBytes, cancellation) is not { } body)
        {
            return door.Refuse(request, visitor, Problem.BodyTooLarge);
        }

        var (asked, wrong) = Read(body);
        if (asked is null)
        {
            return door.Refuse(request, visitor, wrong!);
        }

        if (visitor.Customer.IsGuest)
        {
            return door.Refuse(request, visitor, Problem.BadParameter("customer"));
        }

        return await Join(request, visitor, key, asked, cancellation);
    }

    private async Task<Answer> Join(
        HttpRequest request, Visitor visitor, string key, JoinDocument asked, CancellationToken cancellation)
    {
        var account = (await ledger.Account(visitor.Partition, cancellation)).MustStay().Value;
        var once = "join:" + key;
        if (asked.Terms is { } terms && terms != visitor.Program.Joining.TermsVersion
            && await former.Answer(visitor.Shop, visitor.Partition, account, once) is null)
        {
            return door.Refuse(request, visitor, Problem.TermsOutdated);
        }

        var language = asked.Lang is { } told && words.Languages.Resolve(told) is { } read
            ? read
            : visitor.Reader.Language;
        if (account is { State: MemberState.Left })
        {
            await endings.EndConsents(visitor, account, language, cancellation);
        }

        var answered = await lines.Ask(
            visitor.Shop,
            visitor.Customer,
            new Request.Join(once, language, $"join {asked.Terms} {asked.Lang}"));
        if (answered.Problem is not null)
        {
            return door.Refuse(request, visitor, Problem.IdempotencyKeyReused);
        }

        return await showing.Show(visitor, cancellation);
    }

    /// <summary>An empty body agrees to the terms in force.</summary>
    private static (JoinDocument? Asked, Problem? Problem) Read(byte[] body) =>
        body.Length == 0 ? (new JoinDocument(), null) : StrictJson.Read(body, MemberAsked.Default.JoinDocument);
}
