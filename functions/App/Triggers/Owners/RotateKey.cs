using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// A new owner's, member or staff key, shown once. It counts at once, and those before it for a while longer; keeping
/// none is for a key that has got about.
/// </summary>
public sealed class RotateKey(OwnerDoor door, ShopChanges changes)
{
    private const int MostHours = 720;

    [Function(nameof(RotateKey))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Keys)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Doing, owner => Rotate(request, owner, cancellation), cancellation);

    private async Task<Answer> Rotate(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.RotateKeyRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (asked.KeepHours is < 0 or > MostHours)
        {
            return door.Refuse(request, Problem.BadParameter("keepHours"));
        }

        var key = ShopKeys.New();
        var isTrial = OwnerRequests.IsTrial(request);
        var after = await changes.Make(
            owner.Shop,
            settings => With(settings, asked, key, owner.Now),
            owner.Act(Act.KeyRotated, ("key", Showing.Code(asked.Key)), ("fingerprint", new Secret(key).Fingerprint)),
            isTrial,
            cancellation);
        return OwnerDoor.Show(
            new NewKeyDocument(
                Showing.Code(asked.Key),
                isTrial ? null : key,
                isTrial ? null : new Secret(key).Fingerprint,
                Others(after, asked.Key, owner.Now)),
            OwnerText.Default.NewKeyDocument,
            isTrial ? 200 : 201);
    }

    private static ShopSettings With(ShopSettings settings, RotateKeyRequest asked, string key, DateTimeOffset now)
    {
        var kept = TimeSpan.FromHours(asked.KeepHours);
        var hash = OwnerKey.Kept(key).Value;
        return asked.Key switch
        {
            KeyKind.Owner => settings with { OwnerKeyHashes = settings.OwnerKeyHashes.With(hash, now, kept) },
            KeyKind.Staff => settings with { StaffKeyHashes = settings.StaffKeyHashes.With(hash, now, kept) },
            _ => settings with { MemberKeys = settings.MemberKeys.With(key, now, kept) },
        };
    }

    private static IReadOnlyList<SecretDocument> Others(ShopSettings settings, KeyKind kind, DateTimeOffset now) =>
        kind switch
        {
            KeyKind.Owner => OwnerShowing.Keys([.. settings.OwnerKeyHashes.Skip(1)], OwnerKey.FingerprintOf, now),
            KeyKind.Staff => OwnerShowing.Keys([.. settings.StaffKeyHashes.Skip(1)], OwnerKey.FingerprintOf, now),
            _ => OwnerShowing.Keys([.. settings.MemberKeys.Skip(1)], one => one.Fingerprint, now),
        };
}
