using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;
using Loyalty.Program.Guarding;

namespace Loyalty.App.Http;

/// <summary>A shop, its keys and its customers as documents for the owner. Never a secret.</summary>
public static class OwnerShowing
{
    public static ShopDocument Shop(
        Shop shop, IReadOnlyList<LastDelivery> last, Uri? publicUrl, DateTimeOffset now)
    {
        var versions = shop.Programs.Versions;
        var inForce = shop.Programs.InForceAt(now);
        return new ShopDocument(
            shop.LedgerId,
            shop.IsTest,
            shop.Settings.CreatedAt,
            shop.Settings.Origins,
            new KeysDocument(
                Keys(shop.Settings.OwnerKeyHashes, OwnerKey.FingerprintOf, now),
                Keys(shop.Settings.MemberKeys, key => key.Fingerprint, now),
                Keys(shop.Settings.StaffKeyHashes, OwnerKey.FingerprintOf, now)),
            [.. shop.Settings.Storefronts.Select(one => Storefront(
                shop, one, last.FirstOrDefault(news => news.Storefront == one.Storefront), publicUrl, now))],
            new ProgramInForceDocument(
                inForce.Version,
                inForce.InForceFrom,
                versions.FirstOrDefault(version => version.InForceFrom > now) is { } next
                    ? Version(next, inForce, now) : null),
            publicUrl is null ? null : new Uri(publicUrl, "/widget/v1.js").AbsoluteUri);
    }

    public static VersionDocument Version(LoyaltyProgram version, LoyaltyProgram inForce, DateTimeOffset now) => new(
        version.Version,
        version.InForceFrom,
        version.Version == inForce.Version ? "inForce" : version.InForceFrom > now ? "coming" : "past");

    /// <summary>Every version there is, by its number; those taken back among them.</summary>
    public static IReadOnlyList<VersionDocument> Versions(Shop shop, DateTimeOffset now)
    {
        var inForce = shop.Programs.InForceAt(now);
        return
        [
            .. shop.Programs.Versions.Select(one => Version(one, inForce, now))
                .Concat(shop.Withdrawn.Select(one =>
                    new VersionDocument(one.Version, one.InForceFrom, "withdrawn")))
                .OrderBy(one => one.Version),
        ];
    }

    public static BasketDocument? Basket(Basket? basket) => basket is null ? null : new BasketDocument(
        basket.Median.AmountMinor,
        basket.Median.Currency,
        basket.Median.Currency.Exponent,
        basket.Orders is null ? "owner" : "orders",
        basket.Orders);

    public static ConnectedDocument Connected(
        Shop shop, StorefrontSettings storefront, string? made, Uri? publicUrl, DateTimeOffset now) => new(
            storefront.Storefront,
            Webhook(shop, storefront.Storefront, publicUrl),
            made,
            storefront.Secrets[0].Fingerprint,
            Keys([.. storefront.Secrets.Skip(1)], secret => secret.Fingerprint, now));

    public static IReadOnlyList<SecretDocument> Keys(
        IReadOnlyList<Secret> secrets, Func<Secret, string> fingerprint, DateTimeOffset now) =>
        [.. secrets.Where(secret => secret.CountsAt(now))
            .Select(secret => new SecretDocument(fingerprint(secret), secret.Since, secret.Until))];

    public static LastDeliveryDocument Last(LastDelivery last) =>
        new(last.Storefront, Accepted(last), Rejected(last));

    public static QuarantinedDocument Quarantined(Quarantined one) =>
        new(one.Id, one.Storefront, one.Topic, one.Reason, one.ArrivedAt, one.Until, one.Bytes);

    public static OwnersMemberDocument Member(
        Shop shop, Account account, LoyaltyProgram program, DateOnly today, IReadOnlyList<string> reader)
    {
        var view = MemberView.Of(account, program, today, reader);
        var shown = Showing.Member(shop, account.Customer, view, reader[0], []);
        return new OwnersMemberDocument(
            shown.Customer, shop.IsTest, shown.State, account.Sequence, account.CountsFrom, shown.Points, shown.Tier,
            [.. (account.Came ?? []).Select(one => new MergeDocument(one.Id, one.From.ToString(), shown.Customer))]);
    }

    private static StorefrontDocument Storefront(
        Shop shop, StorefrontSettings one, LastDelivery? last, Uri? publicUrl, DateTimeOffset now) => new(
            one.Storefront,
            Webhook(shop, one.Storefront, publicUrl),
            Keys(one.Secrets, secret => secret.Fingerprint, now),
            one.Storefront == "stripe" ? Showing.Code(one.StripeSource) : null,
            one.PaidStatuses,
            one.CustomersOf,
            one.OwnSales,
            one.Access is { } access ? AccessDocument.Of(access) : null,
            last is null ? null : Accepted(last),
            last is null ? null : Rejected(last));

    private static string? Webhook(Shop shop, string storefront, Uri? publicUrl) => publicUrl is null
        ? null
        : new Uri(publicUrl, $"/api/shops/{shop.Id}/webhooks/{storefront}").AbsoluteUri;

    private static AcceptedDocument? Accepted(LastDelivery last) =>
        last.AcceptedAt is { } at ? new AcceptedDocument(at, last.Outcome!) : null;

    private static RejectedDocument? Rejected(LastDelivery last) =>
        last.RejectedAt is { } at ? new RejectedDocument(at, last.Reason!) : null;
}
