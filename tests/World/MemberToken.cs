using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace World;

/// <summary>A customer's token for the member's doors, made as docs/install tells a shop to make it.</summary>
public static class MemberToken
{
    public const string DemoKey = "demo-member-key";

    public static string Of(string shop, string customer, string key, DateTimeOffset expiresAt)
    {
        var who = Convert.ToBase64String(Encoding.UTF8.GetBytes(customer))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var expires = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"v1.{shop}.{who}.{expires}"));
        return $"v1.{who}.{expires}.{Convert.ToHexStringLower(signature)}";
    }
}
