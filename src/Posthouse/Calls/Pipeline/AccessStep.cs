using Posthouse.Contracts.Options.V1;

namespace Posthouse.Calls.Pipeline;

/// <summary>
/// Decides who may call a method. A component that has not declared the call is refused whatever the method's access, so that the declared graph is
/// the truth; an outsider gets in only where access is public. A method for users needs a person besides: a component calls it for somebody, and an outsider
/// calls it for himself, once the front door has recognised him.
/// </summary>
internal static class AccessStep
{
    public static void Demand(ServedMethod method, CallOrigin origin)
    {
        if ((origin.PublicOnly && method.Access != Access.Public) || (origin.FromOutside && method.Access == Access.Service))
        {
            throw Refusals.NotServedHere(method.Path);
        }

        if (origin.Caller.Name is { } caller)
        {
            if (!method.DeclaredCallers.Contains(caller))
            {
                throw Refusals.UndeclaredCall(caller, method.Service);
            }

        }
        else if (method.Access != Access.Public && !(origin.FromOutside && method.Access == Access.User))
        {
            throw Refusals.NoCaller(method.Name);
        }

        if (method.Access == Access.User && origin.Caller.UserId is null)
        {
            throw Refusals.NoUser(method.Name);
        }
    }
}
