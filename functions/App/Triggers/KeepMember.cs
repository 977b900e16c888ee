using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// What a member has, holds and has chosen; choosing otherwise; and leaving, after which points stay and cannot be
/// used. Whoever leaves agrees to nothing any more.
/// </summary>
public sealed class KeepMember(
    MemberDoor door, MemberShowing showing, AccountLines lines, LedgerTable ledger, ProfileTable profiles,
    Endings endings, LocaleCatalog words)
{
    private const string Methods = "GET, HEAD, PATCH, DELETE, OPTIONS";

    [Function(nameof(KeepMember))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "patch", "delete", "options", Route = Routes.Member)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            Methods,
            visitor => HttpMethods.IsPatch(request.Method) ? Choose(request, visitor, cancellation)
                : HttpMethods.IsDelete(request.Method) ? Leave(visitor, cancellation)
                : Show(request, visitor, cancellation),
            cancellation);

    private async Task<Answer> Show(HttpRequest request, Visitor visitor, CancellationToken cancellation) =>
        AskedMarket.Read(request, out var market)
            ? await showing.Show(visitor, cancellation, market)
            : door.Refuse(request, visitor, Problem.BadParameter("market"));

    private async Task<Answer> Choose(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        var (asked, problem) = await MemberRequests.Read(
            request, MemberAsked.Default.PreferencesRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, visitor, problem!);
        }

        if (asked.Wrong(words.Languages, out var choices) is { } place)
        {
            return door.Refuse(request, visitor, Problem.BadParameter(place));
        }

        if (await Account(visitor, cancellation) is not { IsMember: true })
        {
            return door.Refuse(request, visitor, Problem.NotAMember);
        }

        var said = visitor.Occasion(visitor.Reader.Language);
        var (_, tooSoon) = await profiles.Change(
            visitor.Partition, before => before.With(choices, said), cancellation);
        var account = await Account(visitor, cancellation);
        if (account is { State: MemberState.Left })
        {
            // They left at the same moment: whichever of the two is last, nothing that was agreed to stands.
            await EndConsents(visitor, account, cancellation);
            return door.Refuse(request, visitor, Problem.NotAMember);
        }

        if (tooSoon is not null)
        {
            return door.Refuse(request, visitor, tooSoon);
        }

        await endings.Follow(visitor, account, choices, said, cancellation);
        return await showing.Show(visitor, cancellation);
    }

    /// <summary>
    /// Consents first: what a crash leaves between the two is too little, and repeating ends it. And last, for what was
    /// agreed to in between.
    /// </summary>
    private async Task<Answer> Leave(Visitor visitor, CancellationToken cancellation)
    {
        var account = await Account(visitor, cancellation);
        if (account is { IsMember: true })
        {
            await EndConsents(visitor, account, cancellation);
            await lines.Ask(visitor.Shop, visitor.Customer, new Request.CustomerNews(IsGone: true));
            account = await Account(visitor, cancellation);
        }

        if (account is { State: MemberState.Left })
        {
            await EndConsents(visitor, account, cancellation);
        }

        return await showing.Show(visitor, cancellation);
    }

    private async Task<Account?> Account(Visitor visitor, CancellationToken cancellation) =>
        (await ledger.Account(visitor.Partition, cancellation)).MustStay().Value;

    private Task EndConsents(Visitor visitor, Account? account, CancellationToken cancellation) =>
        endings.EndConsents(visitor, account, visitor.Reader.Language, cancellation);
}
