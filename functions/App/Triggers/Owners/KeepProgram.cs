using System.Globalization;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The versions of a shop's program as its owner wrote them, and a new one. A version takes force at least a minute
/// after it is put, so that every instance knows it by then; once in force it is never changed.
/// </summary>
public sealed class KeepProgram(OwnerDoor door, ShopTable shops, ShopList known)
{
    private const string Methods = "GET, HEAD, PUT, OPTIONS";

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    [Function(nameof(KeepProgram))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "put", "options", Route = Routes.Versions)]
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
                    ? await Put(request, owner, fresh.Programs, cancellation)
                    : Show(request, fresh.Programs, owner.Now),
            cancellation);

    private Answer Show(HttpRequest request, ProgramHistory programs, DateTimeOffset now)
    {
        var inForce = programs.InForceAt(now);
        if (Paging.Number(request, "version", int.MaxValue) is not { } asked)
        {
            return door.Refuse(request, Problem.BadParameter("version"));
        }

        if ((asked == 0 ? inForce : programs.Versions.FirstOrDefault(one => one.Version == asked)) is not { } version)
        {
            return door.Refuse(request, Problem.NotFound);
        }

        return OwnerDoor.Show(
                new ProgramVersionDocument(
                    [.. programs.Versions.Select(one => OwnerShowing.Version(one, inForce, now))],
                    version.Version,
                    version.InForceFrom,
                    ProgramDraft.Write(version)),
                OwnerText.Default.ProgramVersionDocument)
            .With("ETag", Tag(Newest(programs)));
    }

    private async Task<Answer> Put(
        HttpRequest request, ShopOwner owner, ProgramHistory programs, CancellationToken cancellation)
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

        var newest = Newest(programs);
        if (request.Headers.IfMatch is [{ } match] && match != Tag(newest))
        {
            return door.Refuse(request, Problem.ProgramChanged);
        }

        var (program, flaws) = ProgramDraft.Read(body, newest + 1, from);
        if (program is null)
        {
            return door.Refuse(request, Problem.ProgramInvalid, flaws);
        }

        return OwnerRequests.IsTrial(request) ? Told(program, newest, 200)
            : await Put(owner, program, cancellation) ? Told(program, program.Version, 201)
            : door.Refuse(request, Problem.ProgramChanged);
    }

    /// <summary>Puts it; false where another one was put meanwhile.</summary>
    private async Task<bool> Put(ShopOwner owner, LoyaltyProgram program, CancellationToken cancellation)
    {
        var act = owner.Act(
            Act.ProgramPut,
            ("version", program.Version.ToString(CultureInfo.InvariantCulture)),
            ("from", program.InForceFrom.ToString("O", CultureInfo.InvariantCulture)));
        var isPut = await shops.Put(owner.Shop.Id, program, act, cancellation);
        known.Forget(owner.Shop.Id);
        return isPut;
    }

    private static Answer Told(LoyaltyProgram program, int newest, int status) => OwnerDoor.Show(
            new PutProgramDocument(program.Version, program.InForceFrom, ProgramDraft.Write(program)),
            OwnerText.Default.PutProgramDocument,
            status)
        .With("ETag", Tag(newest));

    private static int Newest(ProgramHistory programs) => programs.Versions.Max(one => one.Version);

    private static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>When it is to take force: in a minute, or at the instant asked for; null where it cannot be.</summary>
    private static DateTimeOffset? From(HttpRequest request, DateTimeOffset now) =>
        request.Query["from"] is not [{ } text] ? (request.Query["from"].Count == 0 ? now + Soonest : null)
        : DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var from)
            && from >= now + Soonest && from <= now + Latest ? from
        : null;
}
