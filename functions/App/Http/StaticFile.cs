namespace Loyalty.App.Http;

/// <summary>
/// A built file in each form that the build has given it: as it is, and packed. Forms have bytes of their own, so ETags
/// of their own too. Their answers are made once: a request costs choosing one, whatever the size.
/// </summary>
public sealed class StaticFile
{
    private static readonly (string Coding, string Ending)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Smallest first; the last is the file as it is.</summary>
    private readonly IReadOnlyList<Form> forms;

    /// <summary>Reads a file and what the build has packed beside it.</summary>
    public StaticFile(string path, string type, string caching)
    {
        var bytes = File.ReadAllBytes(path);
        var found = Packings.Where(one => File.Exists(path + one.Ending))
            .Select(one => (one.Coding, Bytes: File.ReadAllBytes(path + one.Ending)))
            .Where(one => one.Bytes.Length < bytes.Length)
            .OrderBy(one => one.Bytes.Length)
            .Append((Coding: AcceptEncoding.Identity, Bytes: bytes))
            .ToList();
        forms = [.. found.Select(one => new Form(one.Coding, one.Bytes, type, caching, varies: found.Count > 1))];
    }

    /// <summary>
    /// The form the reader wants most, of several the smallest; 304 where they have it. Who refuses every form gets the
    /// file as it is: RFC 9110 leaves that to us, and a page is better off with it.
    /// </summary>
    public Answer For(HttpRequest request)
    {
        var accepted = AcceptEncoding.Of(request);
        var wanted = forms.MaxBy(form => accepted.Weight(form.Coding))!;
        var form = accepted.Weight(wanted.Coding) > 0 ? wanted : forms[^1];
        return ETags.IsKnown(request, form.ETag) ? form.Known : form.Whole;
    }

    private sealed class Form
    {
        private readonly string caching;
        private readonly bool varies;

        public Form(string coding, byte[] bytes, string type, string caching, bool varies)
        {
            (Coding, ETag, this.caching, this.varies) = (coding, ETags.Of(bytes), caching, varies);
            Known = Described(Answer.Empty(304));
            Whole = Described(new Answer(200, type, bytes));
            if (coding != AcceptEncoding.Identity)
            {
                Whole.With("Content-Encoding", coding);
            }
        }

        public string Coding { get; }

        public string ETag { get; }

        public Answer Known { get; }

        public Answer Whole { get; }

        private Answer Described(Answer answer)
        {
            Cors.Public(answer)
                .With("ETag", ETag)
                .With("Cache-Control", caching)
                .With("Cross-Origin-Resource-Policy", "cross-origin");
            return varies ? answer.With("Vary", "Accept-Encoding") : answer;
        }
    }
}
