using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A function's methods and route template, with constraints, matched as the host's router does.</summary>
internal sealed class HttpRoute
{
    private static readonly RouteValueDictionary None = [];

    private readonly string _literalStart;
    private readonly string[] _methods;
    private readonly TemplateMatcher _template;
    private readonly (string Name, IRouteConstraint Constraint)[] _constraints;

    public HttpRoute(FunctionEntry function, string prefix, IInlineConstraintResolver resolver)
    {
        Function = function;
        _methods = function.Http!.Methods ?? [];
        var template = TemplateParser.Parse($"{prefix}/{function.Http.Route ?? function.Name}".TrimStart('/'));
        var defaults = new RouteValueDictionary();
        foreach (var parameter in template.Parameters.Where(p => p.DefaultValue is not null))
        {
            defaults[parameter.Name!] = parameter.DefaultValue;
        }

        _template = new TemplateMatcher(template, defaults);
        _literalStart = LiteralStart(template);
        _constraints = [.. template.Parameters.SelectMany(p => p.InlineConstraints.Select(c => (p.Name!,
            resolver.ResolveConstraint(c.Constraint)
                ?? throw new InvalidOperationException($"Route constraint '{c.Constraint}' is not known."))))];
    }

    public FunctionEntry Function { get; }

    public bool TryMatch(HttpContext http, out RouteValueDictionary values)
    {
        values = None;
        var path = http.Request.Path;
        if (!path.Value!.StartsWith(_literalStart, StringComparison.OrdinalIgnoreCase)
            || !Allows(http.Request.Method))
        {
            return false;
        }

        values = [];
        return _template.TryMatch(path, values) && Satisfies(http, values);
    }

    private bool Allows(string method)
    {
        foreach (var allowed in _methods)
        {
            if (string.Equals(allowed, method, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return _methods.Length == 0;
    }

    private bool Satisfies(HttpContext http, RouteValueDictionary values)
    {
        foreach (var (name, constraint) in _constraints)
        {
            if (values.ContainsKey(name)
                && !constraint.Match(http, null, name, values, RouteDirection.IncomingRequest))
            {
                return false;
            }
        }

        return true;
    }

    // Most requests are turned away from most routes by comparing this, without taking the path apart.
    private static string LiteralStart(RouteTemplate template) => string.Concat(template.Segments
        .TakeWhile(s => s.IsSimple && s.Parts[0].IsLiteral).Select(s => "/" + s.Parts[0].Text));
}
