using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Loyalty.App.Shops;

/// <summary>New keys, and what may be one.</summary>
public static partial class ShopKeys
{
    private const int Bytes = 32;

    /// <summary>256 random bits as base64url without padding: it can stand in a header, a form and a shell.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// A secret for a storefront that takes ours; null where the storefront gives its own (Shopify, Stripe).
    /// </summary>
    public static string? NewSecret(string storefront) => storefront switch
    {
        "woocommerce" => New(),
        "standard" => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)),
        _ => null,
    };

    /// <summary>
    /// Whether it can be a webhook secret of the storefront: not one that is published with this code, and of the form
    /// the storefront gives.
    /// </summary>
    public static bool IsSecret(string storefront, string secret, bool isDemo) =>
        secret.Length is >= 8 and <= 256 && secret.All(letter => letter is > ' ' and <= '~')
        && (isDemo || !DemoShop.Settings.Storefronts.Any(one => one.Secrets[0].Value == secret))
        && storefront switch
        {
            "stripe" => secret.StartsWith("whsec_", StringComparison.Ordinal),
            "standard" => StandardSecret().IsMatch(secret) && secret["whsec_".Length..] is var key
                && Convert.TryFromBase64String(key, new byte[key.Length], out var length) && length is >= 24 and <= 64,
            _ => true,
        };

    /// <summary>
    /// The origin of an address, as a browser sends it; null where it has more than that, or is not https outside this
    /// machine.
    /// </summary>
    public static string? Origin(string? text) =>
        text is { Length: <= 300 } && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && address.Host.Length > 0
            ? $"{address.Scheme}://{HostOf(address)}{(address.IsDefaultPort ? "" : ":" + address.Port)}"
            : null;

    /// <summary>As it stands in an origin: an IPv6 address in its brackets.</summary>
    private static string HostOf(Uri address) =>
        address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;

    [GeneratedRegex("^whsec_[A-Za-z0-9+/]+={0,2}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex StandardSecret();
}
