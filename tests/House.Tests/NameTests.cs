using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>Names say what a thing is; folders say where it is; a sentence says the rule it keeps.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void no_type_is_named_by_what_says_nothing() =>
        OwnTypes()
            .Where(type => Empty().IsMatch(type.Name))
            .Select(type => $"{type.File}: {type.Name}")
            .ShouldHold("Name it by what it is in the shop.");

    [Fact]
    public void namespaces_follow_folders() =>
        Code.Units
            .Where(unit => !unit.Key.StartsWith("functions/Compat/", StringComparison.Ordinal))
            .SelectMany(unit => unit.Value.Nodes<BaseNamespaceDeclarationSyntax>()
                .Where(space => space is not FileScopedNamespaceDeclarationSyntax
                    || space.Name.ToString() != NamespaceOf(unit.Key))
                .Select(space => $"{unit.Key}: {space.Name} is not the file-scoped {NamespaceOf(unit.Key)}"))
            .ShouldHold();

    [Fact]
    public void every_public_type_says_what_it_is() =>
        Code.Product
            .SelectMany(unit => unit.Value.Nodes<BaseTypeDeclarationSyntax>()
                .Where(type => type.IsPublic() && type.Parent is BaseNamespaceDeclarationSyntax)
                .Where(type => !Summary().IsMatch(type.GetLeadingTrivia().ToFullString()))
                .Select(type => $"{unit.Key}:{type.LineOf()}: {type.Identifier} has no summary that ends its sentence"))
            .ShouldHold();

    [Fact]
    public void every_interface_has_at_least_two_implementations()
    {
        var bases = Code.Product
            .SelectMany(unit => unit.Value.Nodes<TypeDeclarationSyntax>())
            .SelectMany(type => type.BaseList?.Types.Select(one => one.Type.ToString()) ?? [])
            .ToLookup(name => name, StringComparer.Ordinal);
        Code.Product
            .SelectMany(unit => unit.Value.Nodes<InterfaceDeclarationSyntax>()
                .Where(type => bases[type.Identifier.Text].Count() < 2)
                .Select(type => $"{unit.Key}: {type.Identifier} has fewer than two implementations"))
            .ShouldHold();
    }

    private static IEnumerable<(string File, string Name)> OwnTypes() =>
        Code.Units
            .Where(unit => !unit.Key.StartsWith("functions/Compat/", StringComparison.Ordinal))
            .SelectMany(unit => unit.Value.Nodes<MemberDeclarationSyntax>()
                .Select(member => (member as BaseTypeDeclarationSyntax)?.Identifier
                    ?? (member as DelegateDeclarationSyntax)?.Identifier)
                .OfType<SyntaxToken>()
                .Select(name => (unit.Key, name.Text)));

    /// <summary>
    /// A project's folder gives the root: functions/App/Tables is Loyalty.App.Tables, functions/Loyalty is Loyalty.
    /// </summary>
    private static string NamespaceOf(string file)
    {
        var parts = file.Split('/')[1..^1];
        return string.Join('.', file.StartsWith("functions/", StringComparison.Ordinal) && parts[0] != "Loyalty"
            ? parts.Prepend("Loyalty")
            : parts);
    }

    [GeneratedRegex(
        "(Manager|Helper|Util|Utils|Service|Handler|Processor|Dto|Common|Shared|Core|Impl|Info|Internal)(?![a-z])")]
    private static partial Regex Empty();

    [GeneratedRegex(@"<summary>(?s:.*?)[.:]\s*(///\s*)?(<list(?s:.*?)</list>\s*(///\s*)?)?</summary>")]
    private static partial Regex Summary();
}
