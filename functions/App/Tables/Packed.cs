using System.Buffers.Binary;
using System.IO.Compression;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// Text in binary properties: compressed where that pays, split where it is longer than the 64 KiB a property holds.
/// The first byte says the form, the next four the length of the text.
/// </summary>
public static class Packed
{
    public const int PropertyBytes = 64 * 1024;

    /// <summary>Properties one text may take; with the rest of the row it stays far under 1 MiB.</summary>
    public const int MostProperties = 12;

    private const int HeaderBytes = 5;
    private const int WorthCompressing = 512;
    private const int LargestText = 32 * 1024 * 1024;

    public static void Put(TableEntity row, string name, ReadOnlySpan<byte> text)
    {
        var packed = Pack(text);
        var parts = (packed.Length + PropertyBytes - 1) / PropertyBytes;
        if (parts > MostProperties)
        {
            throw new TooLargeException(name);
        }

        for (var part = 0; part < parts; part++)
        {
            var from = part * PropertyBytes;
            row[Name(name, part)] = packed.Length <= PropertyBytes
                ? packed : packed[from..Math.Min(packed.Length, from + PropertyBytes)];
        }
    }

    public static byte[] Get(TableEntity row, string name)
    {
        var packed = row.GetBinary(name) ?? throw new InvalidDataException("The row has no " + name + ".");
        if (row.ContainsKey(Name(name, 1)))
        {
            var all = new MemoryStream();
            for (var part = 0; row.GetBinary(Name(name, part)) is { } bytes; part++)
            {
                all.Write(bytes);
            }

            packed = all.ToArray();
        }

        return Unpack(packed);
    }

    private static byte[] Pack(ReadOnlySpan<byte> text)
    {
        var packed = new byte[HeaderBytes + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), text.Length);
        if (text.Length >= WorthCompressing
            && BrotliEncoder.TryCompress(text, packed.AsSpan(HeaderBytes), out var written, quality: 1, window: 18))
        {
            packed[0] = 1;
            return packed[..(HeaderBytes + written)];
        }

        packed[0] = 0;
        text.CopyTo(packed.AsSpan(HeaderBytes));
        return packed;
    }

    private static byte[] Unpack(byte[] packed)
    {
        if (packed is [0, ..])
        {
            return packed[HeaderBytes..];
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(1));
        var text = new byte[length is >= 0 and <= LargestText
            ? length : throw new InvalidDataException("A packed text of odd length.")];
        return BrotliDecoder.TryDecompress(packed.AsSpan(HeaderBytes), text, out var written) && written == length
            ? text
            : throw new InvalidDataException("A packed text that does not unpack.");
    }

    private static string Name(string name, int part) => part == 0 ? name : name + part;
}

/// <summary>A text is too large for a row. The delivery that brought it goes to quarantine.</summary>
public sealed class TooLargeException(string what) : Exception("Too large to be kept in a row: " + what);
