using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>The C# of the house as the compiler reads it.</summary>
internal static class Code
{
    private static readonly Lazy<IReadOnlyDictionary<string, CompilationUnitSyntax>> Parsed = new(() =>
        Tree.Ending(".cs").Where(Tree.IsHandwritten).ToDictionary(file => file, Parse, StringComparer.Ordinal));

    /// <summary>Every C# file, by its path.</summary>
    public static IReadOnlyDictionary<string, CompilationUnitSyntax> Units => Parsed.Value;

    /// <summary>The product's own: functions without the stand-ins, whose names are the official packages'.</summary>
    public static IEnumerable<KeyValuePair<string, CompilationUnitSyntax>> Product =>
        Units.Where(unit => unit.Key.StartsWith("functions/", StringComparison.Ordinal)
            && !unit.Key.StartsWith("functions/Compat/", StringComparison.Ordinal));

    public static IEnumerable<T> Nodes<T>(this CompilationUnitSyntax unit)
        where T : SyntaxNode => unit.DescendantNodes().OfType<T>();

    public static int LineOf(this SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public static int LinesOf(this SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>The text of every literal string, whole or in pieces between holes.</summary>
    public static IEnumerable<string> Strings(this CompilationUnitSyntax unit) =>
        unit.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken)
            .Select(token => token.ValueText);

    public static bool IsPublic(this MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
        && member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(
            outer => outer.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static CompilationUnitSyntax Parse(string file) =>
        CSharpSyntaxTree.ParseText(Tree.Text(file), path: file).GetCompilationUnitRoot();
}
