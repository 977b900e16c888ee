using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The owner says that two customers are one, or that they are not after all. Asked for again, a merge that is done is
/// answered as it was; one that was undone can be made again by the owner alone.
/// </summary>
public sealed class MergeMembers(OwnerDoor door, Mover mover, ShopTable shops)
{
    [Function(nameof(MergeMembers))]
    public Task<IResult> Merge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Merges)] HttpRequest request,
        string shop,
        CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Doing, owner => Merge(request, owner, cancellation), cancellation, hasTestToo: true);

    [Function(nameof(MergeMembers) + nameof(Undo))]
    public Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.UndoMerge)] HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Doing, owner => Undo(request, owner, id, cancellation), cancellation,
            hasTestToo: true);

    private async Task<Answer> Merge(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.MergeRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (CustomerId.Parse(asked.From) is not { } from)
        {
            return door.Refuse(request, Problem.BadParameter("from"));
        }

        if (CustomerId.Parse(asked.Into) is not { IsGuest: false } into)
        {
            return door.Refuse(request, Problem.BadParameter("into"));
        }

        if (await mover.Merged(owner.Shop, from, into, cancellation) is { } before)
        {
            return Show(before, asked.From, asked.Into, 200);
        }

        var (move, refused) = await mover.Merge(owner.Shop, from, into, isOwners: true, cancellation);
        if (refused is not null)
        {
            // What somebody began and did not end is ended by now, and may be this very merge.
            return await mover.Merged(owner.Shop, from, into, cancellation) is { } ended
                ? Show(ended, asked.From, asked.Into, 200)
                : door.Refuse(request, refused);
        }

        await Note(owner, Act.MembersMerged, move!, asked.From, asked.Into, cancellation);
        return Show(move!, asked.From, asked.Into, 201);
    }

    private async Task<Answer> Undo(
        HttpRequest request, ShopOwner owner, string id, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.UndoMergeRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (CustomerId.Parse(asked.Customer) is not { } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        var (from, refused) = await mover.Undo(owner.Shop, customer, id, cancellation);
        if (refused is not null)
        {
            return door.Refuse(request, refused);
        }

        await Note(owner, Act.MergeUndone, id, from!.Value.ToString(), asked.Customer, cancellation);
        return Show(id, from.Value.ToString(), asked.Customer, 200);
    }

    private static Answer Show(string move, string from, string into, int status) =>
        OwnerDoor.Show(new MergeDocument(move, from, into), OwnerText.Default.MergeDocument, status);

    private Task Note(
        ShopOwner owner, string act, string move, string from, string into, CancellationToken cancellation) =>
        shops.Note(
            owner.Shop.Id,
            owner.Act(act, ("move", move), ("from", from), ("into", into), ("ledger", owner.Shop.LedgerId)),
            cancellation);
}
