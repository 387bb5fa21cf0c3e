package io.vendflow.vipps.call;

import io.vendflow.vipps.VippsOutcome;

/** Makes calls to Vipps; each layer of the client is one of these around another. */
public interface Calls {

    <T> VippsOutcome<T> make(Call<T> call);
}
