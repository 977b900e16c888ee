using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Tables;
using Loyalty.Program;

namespace Loyalty.App.Shops;

/// <summary>
/// Looks whether the deployment and a shop of it are as they should be. It writes one row and takes it away again.
/// </summary>
public sealed class CheckUps(
    LastTable table,
    ShopTable shops,
    Preparation preparation,
    LastDeliveries last,
    QuarantineTable quarantine,
    LocaleCatalog words,
    Settings settings,
    TimeProvider clock)
{
    /// <summary>Instants of instances may differ so much and nothing is decided otherwise.</summary>
    private const int GoodSeconds = 60;

    private const int MostCounted = 100;

    public async Task<IReadOnlyList<Check>> OfDeployment(CancellationToken cancellation) =>
    [
        .. await Stored(cancellation),
        preparation.IsDone ? Check.Ok("tables") : Check.Fail("tables", Check.TablesMissing),
        await Encrypted(cancellation),
        PublicUrl(),
        settings.OwnerKeyHash is null && !settings.Demo
            ? Check.Warn("owner_key", Check.OwnerKeyMissing) : Check.Ok("owner_key"),
    ];

    public async Task<IReadOnlyList<Check>> OfShop(Shop shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var arrived = await last.Of(shop.Id, cancellation);
        var (waiting, hasMore) = await quarantine.All(shop.Id, null).First(MostCounted, cancellation);
        return
        [
            shop.Settings is { Origins: [], AllowsLocalhost: false }
                ? Check.Warn("origins", Check.OriginsMissing) : Check.Ok("origins"),
            .. Languages(shop.Programs.InForceAt(now)),
            .. shop.Settings.Storefronts.Count == 0
                ? [Check.Warn("webhook", Check.StorefrontMissing)]
                : shop.Settings.Storefronts.Select(one => Webhook(
                    one.Storefront, arrived.FirstOrDefault(news => news.Storefront == one.Storefront))),
            waiting.Count == 0
                ? Check.Ok("quarantine")
                : Check.Warn(
                    "quarantine",
                    Check.QuarantineNotEmpty,
                    ("deliveries", Number(waiting.Count) + (hasMore ? "+" : ""))),
        ];
    }

    /// <summary>Storage answers, may be written to, and has the same time.</summary>
    private async Task<Check[]> Stored(CancellationToken cancellation)
    {
        try
        {
            var began = clock.GetTimestamp();
            var date = await table.Touch(cancellation);
            var took = clock.GetElapsedTime(began);
            var off = date is null ? TimeSpan.Zero : (clock.GetUtcNow() - date.Value).Duration();
            return
            [
                Check.Ok("storage", ("milliseconds", Number((long)took.TotalMilliseconds))),
                off.TotalSeconds > GoodSeconds
                    ? Check.Fail("clock", Check.ClockOff, ("seconds", Number((long)off.TotalSeconds)))
                    : Check.Ok("clock"),
            ];
        }
        catch (RequestFailedException refused) when (refused.Status is 401 or 403)
        {
            return [Check.Fail("storage", Check.RoleMissing)];
        }
        catch (Exception away) when (StorageTrouble.Is(away))
        {
            return [Check.Fail("storage", Check.StorageAway)];
        }
    }

    /// <summary>The key that is set is the one that was.</summary>
    private async Task<Check> Encrypted(CancellationToken cancellation)
    {
        try
        {
            await foreach (var shop in shops.All("").WithCancellation(cancellation))
            {
                return Check.Ok("encryption", ("shop", shop.Id));
            }

            return Check.Ok("encryption");
        }
        catch (CryptographicException)
        {
            return Check.Fail("encryption", Check.EncryptionKeyWrong);
        }
        catch (Exception away) when (StorageTrouble.Is(away) || away is RequestFailedException)
        {
            return Check.Fail("encryption", Check.StorageAway);
        }
    }

    private Check PublicUrl() => settings.PublicUrl switch
    {
        null => Check.Warn("public_url", Check.PublicUrlMissing),
        { Scheme: "http", IsLoopback: false } => Check.Fail("public_url", Check.PublicUrlInsecure),
        var url => Check.Ok("public_url", ("url", url.AbsoluteUri)),
    };

    private static Check Webhook(string storefront, LastDelivery? arrived) => arrived switch
    {
        // Unsigned is whoever looks whether anybody answers here, this check-up's own command among them.
        null or { AcceptedAt: null, IsUnsigned: true } =>
            Check.Warn("webhook", Check.NothingArrived, ("storefront", storefront)),
        { IsUnsigned: false, RejectedAt: { } rejected }
            when arrived.AcceptedAt is not { } accepted || accepted < rejected => Check.Fail(
            "webhook",
            Check.DeliveryRejected,
            ("storefront", storefront),
            ("reason", arrived.Reason!),
            ("at", rejected.ToString("O", CultureInfo.InvariantCulture))),
        _ => Check.Ok(
            "webhook",
            ("storefront", storefront),
            ("at", arrived.AcceptedAt!.Value.ToString("O", CultureInfo.InvariantCulture))),
    };

    private IEnumerable<Check> Languages(LoyaltyProgram program)
    {
        var said = program.Tiers.SelectMany(tier => tier.Perks.SelectMany(perk => new[] { perk.Name, perk.Text })
            .Append(tier.Name)).Append(program.Name).ToList();
        var silent = said.SelectMany(text => text.ByLanguage.Keys).Distinct(StringComparer.Ordinal)
            .Append(program.DefaultLanguage).Distinct(StringComparer.Ordinal)
            .Where(language => said.Any(text => !text.ByLanguage.ContainsKey(language))).ToList();
        var unknown = said.SelectMany(text => text.ByLanguage.Keys).Distinct(StringComparer.Ordinal)
            .Where(language => words.Languages.Resolve(language) is null).ToList();
        yield return unknown.Count > 0
            ? Check.Warn("languages", Check.LanguageUnknown, ("languages", string.Join(' ', unknown)))
            : silent.Count > 0
                ? Check.Warn("languages", Check.WordsMissing, ("languages", string.Join(' ', silent)))
                : Check.Ok("languages");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
