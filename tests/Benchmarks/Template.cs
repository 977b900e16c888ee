namespace Benchmarks;

/// <summary>A recorded text with holes where its keys stood, taken apart once.</summary>
internal sealed class Template
{
    private readonly string[] pieces;
    private readonly int[] holes;

    public Template(string text, params IReadOnlyList<string> keys)
    {
        var cut = new List<string>();
        var found = new List<int>();
        for (var at = 0; ;)
        {
            var (next, hole) = keys
                .Select((key, index) => (At: text.IndexOf(key, at, StringComparison.Ordinal), Index: index))
                .Where(one => one.At >= 0)
                .DefaultIfEmpty((At: text.Length, Index: -1))
                .Min();
            cut.Add(text[at..next]);
            if (hole < 0)
            {
                break;
            }

            found.Add(hole);
            at = next + keys[hole].Length;
        }

        pieces = [.. cut];
        holes = [.. found];
    }

    public string Fill(params ReadOnlySpan<string> values)
    {
        if (holes.Length == 0)
        {
            return pieces[0];
        }

        var all = new string[pieces.Length + holes.Length];
        for (var hole = 0; hole < holes.Length; hole++)
        {
            all[hole * 2] = pieces[hole];
            all[(hole * 2) + 1] = values[holes[hole]];
        }

        all[^1] = pieces[^1];
        return string.Concat(all);
    }
}
