using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Property names seen before, so that reading a row makes no strings for them. A slot forgets the name it held when
/// another wants it; it can never grow. Safe to race on: a slot is one reference.
/// </summary>
internal sealed class Names
{
    private const int Slots = 1024;

    private readonly Name?[] slots = new Name?[Slots];

    public string Of(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
        {
            return json.GetString()!;
        }

        var utf8 = json.ValueSpan;
        ref var slot = ref slots[Hash(utf8) % Slots];
        var name = slot;
        if (name is null || !utf8.SequenceEqual(name.Utf8))
        {
            name = new Name(utf8.ToArray(), json.GetString()!);
            slot = name;
        }

        return name.Text;
    }

    // FNV-1a: names are short, and one that collides costs a string, no more.
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var octet in utf8)
        {
            hash = (hash ^ octet) * 16777619u;
        }

        return hash;
    }

    private sealed class Name(byte[] utf8, string text)
    {
        public readonly byte[] Utf8 = utf8;
        public readonly string Text = text;
    }
}
