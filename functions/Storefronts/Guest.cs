using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Storefronts;

/// <summary>
/// A buyer without an account: <c>guest:{keyed hash of the address}</c>. The address is trimmed, lower-cased and
/// brought to Unicode form C first, so that one person typing it twice is one guest; it cannot be read back without the
/// shop's key.
/// </summary>
public static class Guest
{
    private const int HexDigits = 32;

    /// <summary>The guest behind an address; null where there is no address or no key.</summary>
    public static CustomerId? Of(string? email, ReadOnlyMemory<byte> guestKey)
    {
        if (guestKey.IsEmpty || string.IsNullOrWhiteSpace(email))
        {
            return null;
        }

        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(email));
        var normalized = wellFormed.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormC);
        var hash = HMACSHA256.HashData(guestKey.Span, Encoding.UTF8.GetBytes(normalized));
        return new CustomerId(CustomerId.GuestStorefront, Convert.ToHexStringLower(hash)[..HexDigits]);
    }
}
