using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loyalty;
using Loyalty.Ledger;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>Codes travel, words do not: every code has words in every language, and no word is without a use.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Locales = [.. Tree.Under("locales")
        .Where(file => file.EndsWith(".json", StringComparison.Ordinal)
            && !file.Contains("/_", StringComparison.Ordinal))];

    private static readonly HashSet<string> English = KeysOf("locales/en.json");

    [Fact]
    public void every_locale_is_complete() =>
        Locales
            .Select(file => (file, Keys: KeysOf(file)))
            .SelectMany(one => English.Except(one.Keys).Select(key => $"{one.file}: {key} is missing")
                .Concat(one.Keys.Except(English).Select(key => $"{one.file}: {key} is not in en.json")))
            .ShouldHold();

    [Fact]
    public void every_locale_is_named_in_the_list_of_locales_and_the_other_way() =>
        KeysOf("locales/_meta.json").Should().BeEquivalentTo(Locales.Select(Path.GetFileNameWithoutExtension));

    [Fact]
    public void every_problem_has_words() =>
        Problems()
            .Select(problem => "problem." + problem.Code)
            .Except(English)
            .ShouldHold("Add the words to every file in locales/.");

    [Fact]
    public void every_finding_has_advice_on_the_command_line_and_the_other_way() =>
        Code.Units["functions/Cli/Ledger/Advice.cs"].Nodes<ConstantPatternSyntax>()
            .Select(pattern => ((LiteralExpressionSyntax)pattern.Expression).Token.ValueText)
            .Should().BeEquivalentTo(
                typeof(FindingCode).GetFields().Select(field => (string)field.GetValue(null)!));

    [Fact]
    public void every_used_message_exists() =>
        Named()
            .Where(name => !name.Contains('…') && !English.Contains(name))
            .ShouldHold("Add the words to every file in locales/.");

    [Fact]
    public void every_message_is_used()
    {
        var used = Named()
            .Select(name => Regex.Escape(name).Replace("…", @"[\w.]+", StringComparison.Ordinal))
            .Select(pattern => new Regex($"^{pattern}$"))
            .ToList();
        English
            .Except(Problems().Select(problem => "problem." + problem.Code))
            .Where(key => !used.Exists(name => name.IsMatch(key)))
            .ShouldHold("Nobody shows it: remove it from every file in locales/.");
    }

    private static IEnumerable<Problem> Problems() =>
        typeof(Problem).GetMembers(BindingFlags.Public | BindingFlags.Static).Select(member => member switch
        {
            PropertyInfo one when one.PropertyType == typeof(Problem) => (Problem)one.GetValue(null)!,
            MethodInfo { IsSpecialName: false } one when one.ReturnType == typeof(Problem) =>
                (Problem)one.Invoke(null, [.. one.GetParameters().Select(parameter => Some(parameter.ParameterType))])!,
            _ => null,
        }).OfType<Problem>();

    private static object? Some(Type type) =>
        type == typeof(string) ? "some" : type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>Keys as code writes them, in TypeScript and in C#; what is put in while running is …</summary>
    private static IEnumerable<string> Named()
    {
        var script = Tree.Ending(".ts").Where(file => !file.StartsWith("widget/test/", StringComparison.Ordinal))
            .SelectMany(file => Quoted().Matches(Expression().Replace(Tree.Text(file), "…")))
            .Select(match => match.Groups["key"].Value);
        var sharp = Code.Product.SelectMany(unit => unit.Value.Strings()).Where(text => Key().IsMatch(text));
        return script.Concat(sharp).Distinct(StringComparer.Ordinal);
    }

    private static HashSet<string> KeysOf(string file)
    {
        using var words = JsonDocument.Parse(Tree.Text(file));
        return [.. words.RootElement.EnumerateObject().Select(one => one.Name)];
    }

    [GeneratedRegex(@"\$\{(?:[^{}`]|\{[^{}]*\})*\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"['`](?<key>(?:widget|entry|problem|demo)\.[\w.…]+)(?<!\.com)['`]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:widget|entry|problem|demo)(?:\.\w+)+$")]
    private static partial Regex Key();
}
