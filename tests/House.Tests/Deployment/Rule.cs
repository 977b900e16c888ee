namespace House.Tests.Deployment;

/// <summary>
/// One sentence that holds of every file of a kind, how it is seen broken, and a small file that breaks it: a rule that
/// lets its own example pass is no rule.
/// </summary>
internal sealed record Rule<T>(string Says, Func<T, IEnumerable<string>> Broken, string Example);

/// <summary>Rules of one kind of file, by what they say, and what the parser makes of their examples.</summary>
internal sealed class RuleBook<T>(IEnumerable<Rule<T>> rules, string ending, Func<string[], T[]> parse)
{
    private readonly Dictionary<string, Rule<T>> _rules = rules.ToDictionary(rule => rule.Says);

    private Dictionary<string, T>? _examples;

    public IEnumerable<string> Sentences => _rules.Keys;

    public IEnumerable<string> Broken(string says, T file) => _rules[says].Broken(file);

    public IEnumerable<string> BrokenByExample(string says) => _rules[says].Broken((_examples ??= Parse())[says]);

    /// <summary>All examples at once: the parser is a process of its own.</summary>
    private Dictionary<string, T> Parse()
    {
        var folder = Directory.CreateTempSubdirectory("house-");
        try
        {
            var paths = _rules.Values.Select((rule, index) =>
            {
                var path = Path.Combine(folder.FullName, index + ending);
                File.WriteAllText(path, rule.Example);
                return path;
            });
            return _rules.Keys.Zip(parse([.. paths])).ToDictionary(one => one.First, one => one.Second);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
