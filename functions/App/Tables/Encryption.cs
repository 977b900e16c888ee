using System.Security.Cryptography;

namespace Loyalty.App.Tables;

/// <summary>
/// AES-256-GCM under the deployment's key: 12 bytes of nonce, 16 of tag, then the text. Bound to what it belongs to.
/// The first key encrypts; while keys are exchanged the others still decrypt.
/// </summary>
public sealed class Encryption(params IReadOnlyList<ReadOnlyMemory<byte>> keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] Encrypt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> belongsTo)
    {
        var sealedText = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(keys[0].Span, TagBytes);
        aes.Encrypt(
            sealedText.AsSpan(0, NonceBytes),
            text,
            sealedText.AsSpan(NonceBytes + TagBytes),
            sealedText.AsSpan(NonceBytes, TagBytes),
            belongsTo);
        return sealedText;
    }

    /// <summary>
    /// The text; a <see cref="CryptographicException"/> where a byte of it or what it belongs to differs.
    /// </summary>
    public byte[] Decrypt(ReadOnlySpan<byte> sealedText, ReadOnlySpan<byte> belongsTo)
    {
        if (sealedText.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to be a sealed text.");
        }

        for (var key = 0; ; key++)
        {
            try
            {
                return Decrypt(keys[key].Span, sealedText, belongsTo);
            }
            catch (AuthenticationTagMismatchException) when (key + 1 < keys.Count)
            {
                // Sealed under another one.
            }
        }
    }

    private static byte[] Decrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedText, ReadOnlySpan<byte> belongsTo)
    {
        var text = new byte[sealedText.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedText[..NonceBytes], sealedText[(NonceBytes + TagBytes)..], sealedText.Slice(NonceBytes, TagBytes),
            text, belongsTo);
        return text;
    }
}
