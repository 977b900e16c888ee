using System.Globalization;
using System.Text.Json;
using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Program;
using Loyalty.Program.Guarding;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The versions of a shop's program as its owner wrote them, a new one, and one taken back. A version takes effect at
/// least a minute after it is put, so that every instance knows it by then; once in force it is never changed.
/// </summary>
public sealed class KeepProgram(
    OwnerDoor door, ShopTable shops, ProgramChanges changes, AllFulfilments fulfilments)
{
    private const string Methods = "GET, HEAD, PUT, DELETE, OPTIONS";

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    [Function(nameof(KeepProgram))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "put", "delete", "options", Route = Routes.Versions)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            Methods,
            async owner => await shops.Find(owner.Shop.Id, cancellation) is not { } fresh
                ? door.Refuse(request, Problem.ShopUnknown)
                : HttpMethods.IsPut(request.Method)
                    ? await Put(request, owner with { Shop = fresh }, cancellation)
                : HttpMethods.IsDelete(request.Method)
                    ? await Withdraw(request, owner with { Shop = fresh }, cancellation)
                    : Show(request, fresh, owner.Now),
            cancellation);

    private Answer Show(HttpRequest request, Shop shop, DateTimeOffset now)
    {
        if (Paging.Number(request, "version", int.MaxValue) is not { } asked)
        {
            return door.Refuse(request, Problem.BadParameter("version"));
        }

        var version = asked == 0
            ? shop.Programs.InForceAt(now)
            : shop.Programs.Versions.Concat(shop.Withdrawn).FirstOrDefault(one => one.Version == asked);
        return version is null
            ? door.Refuse(request, Problem.NotFound)
            : OwnerDoor.Show(
                    new ProgramVersionDocument(
                        OwnerShowing.Versions(shop, now),
                        shop.NewestNumber,
                        version.Version,
                        version.InForceFrom,
                        ProgramDraft.Write(version)),
                    OwnerText.Default.ProgramVersionDocument)
                .With("ETag", Tag(shop.NewestNumber));
    }

    private async Task<Answer> Put(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var (body, problem) = await OwnerRequests.Bytes(request, cancellation);
        if (body is null)
        {
            return door.Refuse(request, problem!);
        }

        if (From(request, owner.Now) is not { } from)
        {
            return door.Refuse(request, Problem.BadParameter("from"));
        }

        var newest = owner.Shop.NewestNumber;
        if (request.Headers.IfMatch is [{ } match] && match != Tag(newest))
        {
            return door.Refuse(request, Problem.ProgramChanged);
        }

        var (program, flaws) = ProgramDraft.Read(body, newest + 1, from, fulfilments.Codes);
        if (program is not null && OwnerRequests.IsTrial(request) && OwnerRequests.Says(request, "formOnly"))
        {
            return Told(program, [], null, newest, 200);
        }

        flaws = program is null ? flaws : await changes.Unannounced(
            owner.Shop,
            NoticeNeeded.Flaws(owner.Shop.Programs, program, owner.Now),
            OwnerRequests.Says(request, "unannounced"),
            cancellation);
        return program is null || flaws.Count > 0
            ? door.Refuse(request, Problem.ProgramInvalid, flaws)
            : await Put(request, owner, program, cancellation);
    }

    private async Task<Answer> Put(
        HttpRequest request, ShopOwner owner, LoyaltyProgram program, CancellationToken cancellation)
    {
        var (warnings, basket) = await changes.Look(owner.Shop, program, owner.Now, cancellation);
        return OwnerRequests.IsTrial(request) ? Told(program, warnings, basket, owner.Shop.NewestNumber, 200)
            : await changes.Put(
                owner.Shop, program, owner.Act(Act.ProgramPut, ProgramChanges.About(program)), cancellation)
                ? Told(program, warnings, basket, program.Version, 201)
                : door.Refuse(request, Problem.ProgramChanged);
    }

    /// <summary>What was taken back already stays so, and is said again.</summary>
    private async Task<Answer> Withdraw(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        if (Paging.Number(request, "version", int.MaxValue) is not (> 0 and var asked))
        {
            return door.Refuse(request, Problem.BadParameter("version"));
        }

        var (programs, now) = (owner.Shop.Programs, owner.Now);
        if (owner.Shop.Withdrawn.FirstOrDefault(one => one.Version == asked) is { } gone)
        {
            return Told(gone);
        }

        if (programs.Versions.FirstOrDefault(one => one.Version == asked) is not { } program)
        {
            return door.Refuse(request, Problem.NotFound);
        }

        if (program.InForceFrom <= now + Soonest || program == programs.InForceAt(now))
        {
            return door.Refuse(request, Problem.ProgramInForce);
        }

        var flaws = await changes.Unannounced(
            owner.Shop,
            NoticeNeeded.FlawsWithout(programs, program, now),
            OwnerRequests.Says(request, "unannounced"),
            cancellation);
        return flaws.Count > 0 ? door.Refuse(request, Problem.ProgramInvalid, flaws)
            : OwnerRequests.IsTrial(request) || await changes.Withdraw(
                owner.Shop, program, owner.Act(Act.ProgramWithdrawn, ProgramChanges.About(program)), cancellation)
                ? Told(program)
                : door.Refuse(request, Problem.ProgramChanged);
    }

    private static Answer Told(
        LoyaltyProgram program, IReadOnlyList<Warning> warnings, Basket? basket, int newest, int status) =>
        OwnerDoor.Show(
            new PutProgramDocument(
                program.Version,
                program.InForceFrom,
                ProgramDraft.Write(program),
                JsonSerializer.SerializeToNode(warnings, WarningText.Default.IReadOnlyListWarning)!.AsArray(),
                OwnerShowing.Basket(basket)),
            OwnerText.Default.PutProgramDocument,
            status)
        .With("ETag", Tag(newest));

    private static Answer Told(LoyaltyProgram withdrawn) => OwnerDoor.Show(
        new WithdrawnProgramDocument(withdrawn.Version, withdrawn.InForceFrom),
        OwnerText.Default.WithdrawnProgramDocument);

    private static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>When it is to take effect: in a minute, or at the instant asked for; null where it cannot be.</summary>
    private static DateTimeOffset? From(HttpRequest request, DateTimeOffset now) =>
        request.Query["from"] is not [{ } text] ? (request.Query["from"].Count == 0 ? now + Soonest : null)
        : DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from)
            && from >= now + Soonest && from <= now + Latest ? from
        : null;
}
