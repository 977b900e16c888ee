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
    LocaleCatalog words)
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

        if (await State(visitor, cancellation) != MemberState.Member)
        {
            return door.Refuse(request, visitor, Problem.NotAMember);
        }

        var said = visitor.Occasion(visitor.Reader.Language);
        var (_, tooSoon) = await profiles.Change(
            visitor.Partition, before => before.With(choices, said), cancellation);
        if (await State(visitor, cancellation) == MemberState.Left)
        {
            // They left at the same moment: whichever of the two is last, nothing that was agreed to stands.
            await EndConsents(visitor, cancellation);
            return door.Refuse(request, visitor, Problem.NotAMember);
        }

        return tooSoon is null
            ? await showing.Show(visitor, cancellation)
            : door.Refuse(request, visitor, tooSoon);
    }

    /// <summary>
    /// Consents first: what a crash leaves between the two is too little, and repeating ends it. And last, for what was
    /// agreed to in between.
    /// </summary>
    private async Task<Answer> Leave(Visitor visitor, CancellationToken cancellation)
    {
        var before = await State(visitor, cancellation);
        if (before == MemberState.Member)
        {
            await EndConsents(visitor, cancellation);
            await lines.Ask(visitor.Shop, visitor.Customer, new Request.CustomerNews(IsGone: true));
        }

        if (before is MemberState.Member or MemberState.Left)
        {
            await EndConsents(visitor, cancellation);
        }

        return await showing.Show(visitor, cancellation);
    }

    private async Task<MemberState?> State(Visitor visitor, CancellationToken cancellation) =>
        (await ledger.Account(visitor.Partition, cancellation)).MustStay().Value?.State;

    private async Task EndConsents(Visitor visitor, CancellationToken cancellation)
    {
        var said = visitor.Occasion(visitor.Reader.Language);
        await profiles.Change(visitor.Partition, before => before.WithoutConsent(said), cancellation);
    }
}
