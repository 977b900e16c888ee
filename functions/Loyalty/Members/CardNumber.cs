using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Members;

/// <summary>
/// The number on a member's card: 16 digits, the last a check digit by Luhn (ISO/IEC 7812-1, annex B), so that one
/// mistyped digit is noticed. It begins with 9, which no payment card does. It says nothing of the member and cannot be
/// guessed without the shop's key.
/// </summary>
public static class CardNumber
{
    public const int Digits = 16;

    private const ulong Numbers = 100_000_000_000_000;

    /// <summary>
    /// A member's number; the first try's unless that is somebody else's. The same key, ledger, customer and try are
    /// always the same number.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> key, string ledger, CustomerId customer, int tries)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"card|{ledger}|{tries}|{customer}");
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash) % Numbers;
        var digits = string.Create(CultureInfo.InvariantCulture, $"9{number:D14}");
        return digits + (char)('0' + ((10 - (Sum(digits + '0') % 10)) % 10));
    }

    /// <summary>The number in what was typed or scanned, blanks and dashes left out; null where it is none.</summary>
    public static string? Parse(string text)
    {
        var digits = text.Length > 2 * Digits
            ? "" : text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) && Sum(digits) % 10 == 0 ? digits : null;
    }

    /// <summary>In groups of four, as people read it out.</summary>
    public static IReadOnlyList<string> Groups(string number) =>
        [.. number.Chunk(4).Select(group => new string(group))];

    /// <summary>From the right every second digit counts twice; of two digits the sum.</summary>
    private static int Sum(string digits) => digits.Reverse().Select((digit, place) =>
    {
        var value = (digit - '0') * (1 + (place % 2));
        return value > 9 ? value - 9 : value;
    }).Sum();
}
