using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>A call being served, whatever brought it: what handler and interceptors see, and what has been made for it.</summary>
internal abstract class ServedCall(BoundMethod method) : ServerCallContext
{
    private static readonly object Key = new();

    private Dictionary<object, object>? _userState;
    private Metadata? _trailers;
    private Status _status;
    private IServiceProvider? _services;
    private IServiceScope? _scope;
    private List<object>? _owned;
    private object? _service;

    /// <summary>The method.</summary>
    internal BoundMethod Bound => method;

    /// <summary>The provider of this call: a scope of the component's own, or that of the request.</summary>
    internal IServiceProvider Services => _services ??= OpenServices();

    /// <summary>The status that the end of the call has from outside, by deadline or by the client; null while it runs.</summary>
    internal abstract Status? Interruption { get; }

    /// <summary>Where failures are logged.</summary>
    internal abstract ILogger Logger { get; }

    protected override string MethodCore => method.Method.FullName;

    protected override Metadata ResponseTrailersCore => _trailers ??= [];

    protected override Status StatusCore
    {
        get => _status;
        set => _status = value;
    }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override IDictionary<object, object> UserStateCore => _userState ??= CreateUserState();

    /// <summary>The entries that <see cref="ServerCallContext.UserState"/> starts with.</summary>
    protected virtual IReadOnlyDictionary<object, object>? InitialUserState => null;

    /// <summary>The provider to use where the binding brings none.</summary>
    protected abstract IServiceProvider RequestServices { get; }

    /// <summary>Finds the call behind a context, which an interceptor may have wrapped.</summary>
    /// <param name="context">The context that a handler or interceptor got.</param>
    /// <returns>The call.</returns>
    internal static ServedCall Of(ServerCallContext context) =>
        context as ServedCall
        ?? (context.UserState.TryGetValue(Key, out var call)
            ? (ServedCall)call
            : throw new InvalidOperationException("The context does not pass on the user state of the call that it wraps."));

    /// <summary>The object that serves this call.</summary>
    internal TService Service<TService>(Activation<TService> activation)
        where TService : class
    {
        if (_service is null)
        {
            _service = activation.Get(Services, out var isNew);
            Own(_service, isNew);
        }

        return (TService)_service;
    }

    /// <summary>The interceptor of this call for a registration by type.</summary>
    internal Interceptor Interceptor(InterceptorRegistration registration)
    {
        var interceptor = registration.Get(Services, out var isNew);
        Own(interceptor, isNew);
        return interceptor;
    }

    /// <summary>Disposes of what was made for this call, the newest first.</summary>
    internal ValueTask ReleaseAsync() => _owned is null && _scope is null ? ValueTask.CompletedTask : ReleaseAllAsync();

    /// <summary>
    /// The outcome as the client may see it: status and trailers in copies. Trailers that no header can carry turn a call into a failure.
    /// </summary>
    /// <returns>Status and trailers.</returns>
    internal (Status Status, Metadata Trailers) Seal()
    {
        try
        {
            return (_status, MetadataHeaders.Copy(_trailers));
        }
        catch (ArgumentException exception)
        {
            _trailers = null;
            CallFailure.Apply(this, exception);
            return (_status, Metadata.Empty);
        }
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        PropagationToken.Of(this, options);

    private Dictionary<object, object> CreateUserState()
    {
        var state = InitialUserState is { } initial ? new Dictionary<object, object>(initial) : [];
        state[Key] = this;
        return state;
    }

    private IServiceProvider OpenServices()
    {
        if (method.Binding.Services is not { } own)
        {
            return RequestServices;
        }

        if (method.Binding.Scopes is not { } scopes)
        {
            return own;
        }

        _scope = scopes.CreateScope();
        return _scope.ServiceProvider;
    }

    private void Own(object made, bool isNew)
    {
        if (isNew && made is IAsyncDisposable or IDisposable)
        {
            (_owned ??= []).Add(made);
        }
    }

    private async ValueTask ReleaseAllAsync()
    {
        for (var i = (_owned?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_owned![i] is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                ((IDisposable)_owned[i]).Dispose();
            }
        }

        if (_scope is not null)
        {
            await new AsyncServiceScope(_scope).DisposeAsync();
        }
    }
}
