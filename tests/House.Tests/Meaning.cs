using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>
/// What every name in functions/Loyalty means: compiled against .NET alone, for the rules need nothing else. Each use
/// is a symbol with the place that names it.
/// </summary>
internal static class Meaning
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<Use>> All = new(Read);

    public static IReadOnlyList<Use> Uses => All.Value;

    private static IReadOnlyList<Use> Read()
    {
        var trees = Code.Product.Where(unit => unit.Key.StartsWith("functions/Loyalty/", StringComparison.Ordinal))
            .Select(unit => unit.Value.SyntaxTree)
            .Append(CSharpSyntaxTree.ParseText(Usings));
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("Loyalty", trees, framework);
        return [.. compilation.SyntaxTrees.SelectMany(tree => Read(compilation.GetSemanticModel(tree), tree))];
    }

    private static IEnumerable<Use> Read(SemanticModel model, SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            // A using directive is a use only where something is used by it.
            if (node is not ExpressionSyntax and not TypeSyntax
                || node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(node).Symbol;
            var where = $"{tree.FilePath}:{node.LineOf()}";
            if (symbol is not null and not INamespaceSymbol)
            {
                yield return new Use(tree.FilePath, where, symbol, symbol as INamedTypeSymbol ?? symbol.ContainingType);
            }

            if (model.GetTypeInfo(node).Type is INamedTypeSymbol type)
            {
                yield return new Use(tree.FilePath, where, type, type);
            }
        }
    }
}

/// <summary>One use of a symbol; its type is itself or the one it belongs to.</summary>
internal sealed record Use(string File, string Where, ISymbol Symbol, INamedTypeSymbol? Type)
{
    public string Member => $"{Type?.ToDisplayString()}.{Symbol.Name}";

    /// <summary>
    /// The room of Loyalty the symbol is in, however deep: "" is the alphabet, null is elsewhere.
    /// </summary>
    public string? Room => Type?.ContainingNamespace?.ToDisplayString() switch
    {
        "Loyalty" => "",
        { } name when name.StartsWith("Loyalty.", StringComparison.Ordinal) => name.Split('.')[1],
        _ => null,
    };
}
